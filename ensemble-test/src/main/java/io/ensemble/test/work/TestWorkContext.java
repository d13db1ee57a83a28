package io.ensemble.test.work;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.capability.CurrentWork;
import io.ensemble.capability.WorkContext;
import io.ensemble.time.VirtualTime;
import io.ensemble.work.Delegation;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.TraceContext;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkProgress;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.token.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * The work in hand, for unit tests of a handler: no engine behind it, it only notes what
 * it is told. Thread-safe.
 */
public final class TestWorkContext implements WorkContext {

	private static final Instant SUBMITTED_AT = new VirtualTime().instant();

	private final List<WorkProgress> progress = new CopyOnWriteArrayList<>();

	private final List<String> partials = new CopyOnWriteArrayList<>();

	private final List<Delegation> delegations = new CopyOnWriteArrayList<>();

	private final List<Runnable> cancelActions = new CopyOnWriteArrayList<>();

	private final AtomicInteger children = new AtomicInteger();

	private final WorkRecord work;

	private volatile boolean cancelled;

	private TokenUsage tokens = TokenUsage.NONE;

	private TestWorkContext(WorkRecord work) {
		this.work = work;
	}

	/**
	 * A request for a task or tool.
	 * @param capability its name
	 * @param input the input; JSON where an object is expected
	 * @return the work
	 */
	public static TestWorkContext of(String capability, String input) {
		return of(WorkRequest.of("test-1", capability, input).from("test").build());
	}

	/**
	 * A request with everything that may be said.
	 * @param request the request
	 * @return the work
	 */
	public static TestWorkContext of(WorkRequest request) {
		return new TestWorkContext(
				WorkRecord.queued(new Submission(request, WorkKey.ANYONE, Ingress.LOCAL), SUBMITTED_AT)
					.started(SUBMITTED_AT));
	}

	/**
	 * Run code that finds this work as the current one.
	 * @param <T> what it returns
	 * @param code the code
	 * @return its result
	 * @throws Exception what it throws
	 */
	public <T> T call(Callable<T> code) throws Exception {
		try (CurrentWork.Scope current = CurrentWork.open(this)) {
			return code.call();
		}
	}

	/**
	 * Withdraw the work.
	 */
	public void cancel() {
		this.cancelled = true;
		this.cancelActions.forEach(Runnable::run);
	}

	/**
	 * What was told of how far it is.
	 * @return the news, the first first
	 */
	public List<WorkProgress> toldProgress() {
		return List.copyOf(this.progress);
	}

	/**
	 * What was handed in as partial output.
	 * @return the outputs, the first first
	 */
	public List<String> toldPartials() {
		return List.copyOf(this.partials);
	}

	/**
	 * The tokens that were counted.
	 * @return the sum
	 */
	public synchronized TokenUsage usedTokens() {
		return this.tokens;
	}

	/**
	 * What was handed to other ensembles.
	 * @return each change of each delegation, the first first
	 */
	public List<Delegation> delegations() {
		return List.copyOf(this.delegations);
	}

	@Override
	public WorkRecord work() {
		return this.work;
	}

	@Override
	public TraceContext trace() {
		return this.work.trace();
	}

	@Override
	public void progress(String message, @Nullable Integer percentComplete) {
		this.progress.add(new WorkProgress(message, percentComplete));
	}

	@Override
	public void partial(String output) {
		this.partials.add(output);
	}

	@Override
	public synchronized void tokens(TokenUsage usage) {
		this.tokens = this.tokens.plus(usage);
	}

	@Override
	public void delegated(Delegation delegation) {
		this.delegations.add(delegation);
	}

	@Override
	public String nextChildId() {
		return this.work.key().requestId() + "." + this.children.incrementAndGet();
	}

	@Override
	public boolean isCancelled() {
		return this.cancelled;
	}

	@Override
	public Runnable onCancel(Runnable action) {
		this.cancelActions.add(action);
		if (this.cancelled) {
			action.run();
		}
		return () -> this.cancelActions.remove(action);
	}

}
