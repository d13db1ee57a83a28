package io.ensemble.test.network;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import io.ensemble.capability.Capability;
import io.ensemble.capability.CapabilityBuilder;
import io.ensemble.capability.CapabilityKind;
import io.ensemble.network.RemoteTarget;
import io.ensemble.work.ErrorCode;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

/**
 * A task or tool of another ensemble that answers as a test wants. Until it is told
 * otherwise it answers with an empty text. Thread-safe.
 */
public final class StubCapability implements AssertProvider<StubCapabilityAssert> {

	private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();

	private final List<String> withdrawn = new CopyOnWriteArrayList<>();

	private final StubEnsemble ensemble;

	private final RemoteTarget target;

	private volatile String description;

	private volatile @Nullable String inputSchema;

	private volatile String[] tags = {};

	private volatile Duration delay = Duration.ZERO;

	private volatile Function<RecordedRequest, StubAnswer> answers = (request) -> StubAnswer.output("");

	StubCapability(StubEnsemble ensemble, RemoteTarget target) {
		this.ensemble = ensemble;
		this.target = target;
		this.description = "A stub of " + target;
	}

	/**
	 * Always give the same result.
	 * @param output the result; anything but text is sent as JSON
	 * @return this stub
	 */
	public StubCapability answer(Object output) {
		StubAnswer answer = StubAnswer.output(output);
		return answerWith((request) -> answer);
	}

	/**
	 * Give these answers one after the other, the last one from then on.
	 * @param first the first answer
	 * @param more the answers after it
	 * @return this stub
	 */
	public StubCapability answerInTurn(StubAnswer first, StubAnswer... more) {
		StubAnswer last = (more.length != 0) ? more[more.length - 1] : first;
		Queue<StubAnswer> turns = new ConcurrentLinkedQueue<>(List.of(first));
		turns.addAll(List.of(more));
		return answerWith((request) -> {
			StubAnswer next = turns.poll();
			return (next != null) ? next : last;
		});
	}

	/**
	 * Work the answer out. The function must not block.
	 * @param answers gives the answer to a request
	 * @return this stub
	 */
	public StubCapability answerWith(Function<RecordedRequest, StubAnswer> answers) {
		this.answers = answers;
		return this;
	}

	/**
	 * Fail, as when the handler of the other ensemble fails.
	 * @param message what it says
	 * @return this stub
	 */
	public StubCapability fail(String message) {
		return answerWith((request) -> StubAnswer.failure(message));
	}

	/**
	 * Take no request.
	 * @param code why; {@code QUEUE_FULL}, {@code DRAINING} and {@code STORE_UNAVAILABLE}
	 * make callers try again
	 * @param message why, in words
	 * @return this stub
	 */
	public StubCapability refuse(ErrorCode code, String message) {
		return answerWith((request) -> StubAnswer.refusal(code, message));
	}

	/**
	 * Take every request and never answer, so that the caller's deadline or timeout
	 * passes.
	 * @return this stub
	 */
	public StubCapability neverAnswer() {
		return answerWith((request) -> StubAnswer.never());
	}

	/**
	 * Take some time for every answer.
	 * @param delay how long, in addition to what the answers say
	 * @return this stub
	 */
	public StubCapability after(Duration delay) {
		this.delay = delay;
		return this;
	}

	/**
	 * Say what the other ensemble says of its capability; a model sees this of the tool.
	 * @param description what it does
	 * @param inputSchema the JSON schema of its input
	 * @return this stub
	 */
	public StubCapability describedAs(String description, String inputSchema) {
		this.description = description;
		this.inputSchema = inputSchema;
		this.ensemble.describe(this);
		return this;
	}

	/**
	 * Say which words the other ensemble lets its capability be found by.
	 * @param tags the tags
	 * @return this stub
	 */
	public StubCapability tagged(String... tags) {
		this.tags = tags.clone();
		this.ensemble.describe(this);
		return this;
	}

	/**
	 * What came so far.
	 * @return the requests, the first first; one that the caller repeated is there as
	 * often as it came
	 */
	public List<RecordedRequest> requests() {
		return List.copyOf(this.requests);
	}

	/**
	 * What came last.
	 * @return the request
	 * @throws AssertionError if none came
	 */
	public RecordedRequest lastRequest() {
		if (this.requests.isEmpty()) {
			throw new AssertionError("%s was never asked for; %s".formatted(this.target, this.ensemble.account()));
		}
		return this.requests.get(this.requests.size() - 1);
	}

	/**
	 * What its callers withdrew.
	 * @return the ids of the requests
	 */
	public List<String> withdrawn() {
		return List.copyOf(this.withdrawn);
	}

	@Override
	public StubCapabilityAssert assertThat() {
		return new StubCapabilityAssert(this);
	}

	RemoteTarget target() {
		return this.target;
	}

	Capability described() {
		CapabilityBuilder builder = (this.target.kind() == CapabilityKind.TASK) ? Capability.task(this.target.name())
				: Capability.tool(this.target.name());
		builder.description(this.description).tags(this.tags).source(this.target.toString());
		String schema = this.inputSchema;
		return ((schema != null) ? builder.inputSchema(schema) : builder).handler((input) -> "");
	}

	void withdrawn(String requestId) {
		this.withdrawn.add(requestId);
	}

	StubAnswer asked(RecordedRequest request) {
		this.requests.add(request);
		try {
			StubAnswer answer = this.answers.apply(request);
			return answer.after(answer.delay().plus(this.delay));
		}
		catch (RuntimeException | AssertionError ex) {
			return StubAnswer.failure("The stub of %s failed: %s".formatted(this.target, ex.getMessage()));
		}
	}

	@Override
	public String toString() {
		return "the stub of " + this.target;
	}

}
