package io.ensemble.test.work;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ensemble.capability.method.CapabilityJson;
import io.ensemble.engine.intake.Admission;
import io.ensemble.work.Delegation;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkEvent;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkProgress;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import io.ensemble.work.token.TokenUsage;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

/**
 * Work that a test asked for: how it stands now, or how it ended. Give it to AssertJ's
 * {@code assertThat}. Thread-safe.
 */
public final class TestWork implements AssertProvider<TestWorkAssert>, Consumer<WorkEvent> {

	private final List<WorkEvent> events = new CopyOnWriteArrayList<>();

	private final CompletableFuture<Void> settled = new CompletableFuture<>();

	private final CompletableFuture<Void> ended = new CompletableFuture<>();

	private final WorkKey key;

	private final String task;

	private volatile @Nullable WorkRecord record;

	private volatile Admission.@Nullable Refused refusal;

	TestWork(WorkKey key, String task) {
		this.key = key;
		this.task = task;
	}

	/**
	 * How the work is known.
	 * @return the id of the request
	 */
	public String requestId() {
		return this.key.requestId();
	}

	/**
	 * Where it stands.
	 * @return the status; a request that was not taken is {@code REJECTED}
	 */
	public WorkStatus status() {
		WorkRecord current = this.record;
		if (current != null) {
			return current.status();
		}
		return (this.refusal != null) ? WorkStatus.REJECTED : WorkStatus.QUEUED;
	}

	/**
	 * The result, also a partial one.
	 * @return the text, {@code null} if there is none
	 */
	public @Nullable String output() {
		WorkResult result = result();
		return (result != null) ? result.output() : null;
	}

	/**
	 * The result as an object.
	 * @param <T> its type
	 * @param type its type
	 * @return the object
	 * @throws AssertionError if there is no result of that type
	 */
	public <T> T output(Class<T> type) {
		String text = output();
		if (text == null) {
			throw new AssertionError("There is no output of " + this);
		}
		try {
			return CapabilityJson.MAPPER.readValue(text, type);
		}
		catch (JsonProcessingException ex) {
			throw new AssertionError("The output is not JSON of the form %s: %s".formatted(type.getSimpleName(), this),
					ex);
		}
	}

	/**
	 * What went wrong, in words.
	 * @return the error, {@code null} if nothing did
	 */
	public @Nullable String error() {
		Admission.Refused refused = this.refusal;
		if (refused != null) {
			return refused.detail();
		}
		WorkResult result = result();
		return (result != null) ? result.error() : null;
	}

	/**
	 * What went wrong, for programs.
	 * @return the code, {@code null} if nothing did
	 */
	public @Nullable ErrorCode code() {
		Admission.Refused refused = this.refusal;
		if (refused != null) {
			return refused.code();
		}
		WorkResult result = result();
		return (result != null) ? result.code() : null;
	}

	/**
	 * Model tokens that were used.
	 * @return the usage, {@link TokenUsage#NONE} if none was counted
	 */
	public TokenUsage tokens() {
		WorkResult result = result();
		return (result != null && result.tokens() != null) ? result.tokens() : TokenUsage.NONE;
	}

	/**
	 * What was handed to other ensembles; known at the end.
	 * @return the delegations
	 */
	public List<Delegation> delegations() {
		WorkResult result = result();
		return (result != null) ? result.delegations() : List.of();
	}

	/**
	 * What happened to the work.
	 * @return the events, the first first
	 */
	public List<WorkEvent> events() {
		return List.copyOf(this.events);
	}

	/**
	 * What the handler told of how far it is.
	 * @return the news, the first first
	 */
	public List<WorkProgress> progress() {
		return this.events.stream()
			.filter(WorkEvent.Progressed.class::isInstance)
			.map((event) -> ((WorkEvent.Progressed) event).progress())
			.toList();
	}

	@Override
	public void accept(WorkEvent event) {
		if (event instanceof WorkEvent.Changed changed && changed.record().key().equals(this.key)) {
			this.events.add(event);
			known(changed.record());
		}
		else if (event instanceof WorkEvent.Progressed progressed && progressed.record().key().equals(this.key)) {
			this.events.add(event);
		}
	}

	@Override
	public TestWorkAssert assertThat() {
		return new TestWorkAssert(this);
	}

	WorkKey key() {
		return this.key;
	}

	/**
	 * Completes when the work has ended, or waits for a person.
	 * @return the completion
	 */
	CompletableFuture<Void> settled() {
		return this.settled;
	}

	CompletableFuture<Void> ended() {
		return this.ended;
	}

	void refused(Admission.Refused refused) {
		this.refusal = refused;
		this.settled.complete(null);
		this.ended.complete(null);
	}

	void known(WorkRecord current) {
		this.record = current;
		if (current.status().isFinal() || current.status() == WorkStatus.WAITING_REVIEW) {
			this.settled.complete(null);
		}
		if (current.status().isFinal()) {
			this.ended.complete(null);
		}
	}

	private @Nullable WorkResult result() {
		WorkRecord current = this.record;
		return (current != null) ? current.result() : null;
	}

	@Override
	public String toString() {
		return "%s %s [%s, output=%s, code=%s, error=%s, progress=%s]".formatted(this.task, requestId(), status(),
				output(), code(), error(), progress().stream().map(WorkProgress::message).toList());
	}

}
