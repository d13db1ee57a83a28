package io.ensemble.engine.execution.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.ensemble.capability.ChildIds;
import io.ensemble.capability.WorkContext;
import io.ensemble.capability.WorkJournal;
import io.ensemble.engine.event.WorkEvents;
import io.ensemble.transport.Claim;
import io.ensemble.work.Delegation;
import io.ensemble.work.TraceContext;
import io.ensemble.work.WorkProgress;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.listener.Listeners;
import io.ensemble.work.token.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * One attempt while it runs: what the handler told so far, and the way to stop it.
 */
public final class RunningWork implements WorkContext {

	private final Claim claim;

	private final TraceContext trace;

	private final WorkEvents events;

	private final ChildIds children;

	private final WorkJournal journal;

	private final Duration ahead;

	private final Map<String, Delegation> delegations = new LinkedHashMap<>();

	private final Map<Object, Runnable> cancelActions = new LinkedHashMap<>();

	private @Nullable TokenUsage tokens;

	private @Nullable String partial;

	private @Nullable String caveat;

	private boolean cancelled;

	private boolean handedOver;

	RunningWork(Claim claim, TraceContext trace, WorkEvents events, WorkJournal journal, Instant now) {
		this.claim = claim;
		this.trace = trace;
		this.events = events;
		this.journal = journal;
		this.ahead = ahead(claim.record(), now);
		this.children = ChildIds.of(claim.record().key().requestId());
	}

	// How far the clock of this process is ahead of that of the store.
	private static Duration ahead(WorkRecord record, Instant now) {
		return (record.startedAt() != null) ? Duration.between(record.startedAt(), now) : Duration.ZERO;
	}

	/**
	 * What was claimed.
	 * @return the claim
	 */
	public Claim claim() {
		return this.claim;
	}

	@Override
	public WorkRecord work() {
		return this.claim.record();
	}

	@Override
	public @Nullable Instant expiresAt() {
		Instant expiresAt = work().expiresAt();
		return (expiresAt != null) ? expiresAt.plus(this.ahead) : null;
	}

	@Override
	public TraceContext trace() {
		return this.trace;
	}

	@Override
	public void progress(String message, @Nullable Integer percentComplete) {
		if (!isCancelled()) {
			this.events.progressed(work(), new WorkProgress(message, percentComplete));
		}
	}

	@Override
	public synchronized void partial(String output) {
		this.partial = output;
	}

	@Override
	public synchronized void caveat(String reason) {
		this.caveat = reason;
	}

	@Override
	public synchronized void tokens(TokenUsage usage) {
		this.tokens = (this.tokens != null) ? this.tokens.plus(usage) : usage;
	}

	@Override
	public synchronized void delegated(Delegation delegation) {
		this.delegations.put(delegation.requestId(), delegation);
	}

	synchronized List<Delegation> delegations() {
		return List.copyOf(this.delegations.values());
	}

	/**
	 * Add what the handler told to how the work ended.
	 * @param result the end
	 * @return the whole result
	 */
	public synchronized WorkResult account(WorkResult result) {
		WorkResult whole = result.with(this.tokens, delegations()).withCaveat(this.caveat);
		return (whole.output() == null) ? whole.withOutput(this.partial) : whole;
	}

	@Override
	public String nextChildId() {
		return this.children.next();
	}

	@Override
	public WorkJournal journal() {
		return this.journal;
	}

	@Override
	public synchronized boolean isCancelled() {
		return this.cancelled;
	}

	@Override
	public synchronized boolean isHandedOver() {
		return this.handedOver;
	}

	@Override
	public Runnable onCancel(Runnable action) {
		Object registration = new Object();
		synchronized (this) {
			if (!this.cancelled) {
				this.cancelActions.put(registration, action);
				return () -> takeBack(registration);
			}
		}
		run(action);
		return () -> {
		};
	}

	private synchronized void takeBack(Object registration) {
		this.cancelActions.remove(registration);
	}

	/**
	 * Stop: the result is of no use any more.
	 */
	public void cancel() {
		stop(false);
	}

	/**
	 * Stop: the work goes on without this attempt, so that nothing of it is written.
	 */
	public void handOver() {
		stop(true);
	}

	private void stop(boolean goesOn) {
		List<Runnable> actions;
		synchronized (this) {
			if (this.cancelled) {
				return;
			}
			this.cancelled = true;
			this.handedOver = goesOn;
			actions = List.copyOf(this.cancelActions.values());
		}
		actions.forEach(this::run);
	}

	private void run(Runnable action) {
		Listeners.tell("the end of " + work().key(), action);
	}

}
