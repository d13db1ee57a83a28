package io.ensemble.agent.run;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.ensemble.capability.ChildIds;
import io.ensemble.capability.WorkContext;
import io.ensemble.work.Delegation;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.TraceContext;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.token.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * Work that only notes what it is told.
 */
class RecordedWork implements WorkContext {

	static final Instant START = Instant.parse("2026-03-06T09:00:00Z");

	final List<String> progress = new CopyOnWriteArrayList<>();

	final List<String> partials = new CopyOnWriteArrayList<>();

	volatile @Nullable String caveat;

	volatile TokenUsage tokens = TokenUsage.NONE;

	volatile boolean cancelled;

	private final WorkRecord record;

	private final ChildIds children;

	RecordedWork(WorkRequest request) {
		this.record = WorkRecord.queued(new Submission(request, WorkKey.ANYONE, Ingress.values()[0]), START);
		this.children = ChildIds.of(request.requestId());
	}

	static RecordedWork asking(String context) {
		return new RecordedWork(WorkRequest.of("r-1", "order-meal", context).from("front-desk").build());
	}

	@Override
	public WorkRecord work() {
		return this.record;
	}

	@Override
	public TraceContext trace() {
		throw new UnsupportedOperationException();
	}

	@Override
	public void progress(String message, @Nullable Integer percentComplete) {
		this.progress.add(message);
	}

	@Override
	public void partial(String output) {
		this.partials.add(output);
	}

	@Override
	public void caveat(String reason) {
		this.caveat = reason;
	}

	@Override
	public synchronized void tokens(TokenUsage usage) {
		this.tokens = this.tokens.plus(usage);
	}

	@Override
	public void delegated(Delegation delegation) {
		throw new UnsupportedOperationException();
	}

	@Override
	public String nextChildId() {
		return this.children.next();
	}

	@Override
	public boolean isCancelled() {
		return this.cancelled;
	}

	@Override
	public Runnable onCancel(Runnable action) {
		throw new UnsupportedOperationException();
	}

}
