package io.ensemble.network.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import io.ensemble.network.CallOptions;
import io.ensemble.network.OnDeadline;
import io.ensemble.network.RemoteTarget;
import io.ensemble.network.failure.RemoteCallException;
import io.ensemble.network.failure.RemoteFailureException;
import io.ensemble.network.failure.RemoteTimeoutException;
import io.ensemble.time.Timers;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkRequest;
import org.jspecify.annotations.Nullable;

/**
 * One call from its start to its end: whichever comes first of the answer, the deadline,
 * the time-out and the caller's change of mind decides. Its result is completed by
 * whoever decides: the timer, the socket or the store.
 */
class OngoingCall {

	private final RemoteTarget target;

	private final WorkRequest request;

	private final CallOptions options;

	private final Exchange exchange;

	private final BooleanSupplier stillWanted;

	private final Function<String, CompletableFuture<String>> elsewhere;

	private final CompletableFuture<String> result = new CompletableFuture<>();

	private final AtomicBoolean late = new AtomicBoolean();

	private final AtomicBoolean withdrawn = new AtomicBoolean();

	private final CompletableFuture<String> answer;

	/**
	 * Begin a call.
	 * @param target what is asked for
	 * @param request the request
	 * @param options how
	 * @param exchange asks
	 * @param stillWanted whether others go on to wait when this call does not
	 * @param elsewhere asks another ensemble for the same
	 */
	OngoingCall(RemoteTarget target, WorkRequest request, CallOptions options, Exchange exchange,
			BooleanSupplier stillWanted, Function<String, CompletableFuture<String>> elsewhere) {
		this.target = target;
		this.request = request;
		this.options = options;
		this.exchange = exchange;
		this.stillWanted = stillWanted;
		this.elsewhere = elsewhere;
		this.answer = exchange.ask(target, request, options);
		this.answer.whenComplete(this::answered);
		this.result.whenComplete((output, failure) -> {
			if (this.result.isCancelled()) {
				withdraw();
			}
		});
	}

	CompletableFuture<String> result() {
		return this.result;
	}

	/**
	 * Watch the time until the call ends.
	 * @param timers the time
	 * @param timeout how long to wait for the result
	 * @param partialGrace how long to wait for the partial output after the deadline
	 */
	void limit(Timers timers, Duration timeout, Duration partialGrace) {
		List<Timers.Timer> watches = new ArrayList<>();
		Duration deadline = this.request.deadline();
		if (deadline != null && deadline.compareTo(timeout) <= 0) {
			watches.add(timers.schedule(deadline, () -> deadlinePassed(timers, partialGrace)));
		}
		else {
			watches.add(timers.schedule(timeout, this::timedOut));
		}
		this.result.whenComplete((output, failure) -> watches.forEach(Timers.Timer::cancel));
	}

	private void answered(@Nullable String output, @Nullable Throwable failure) {
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		if (output != null) {
			this.result.complete(output);
		}
		else if (cause instanceof RemoteFailureException ended && endedByTime(ended)) {
			expired(ended.getPartialOutput());
		}
		else if (cause != null && !this.withdrawn.get()) {
			fail(cause);
		}
	}

	private boolean endedByTime(RemoteFailureException ended) {
		return this.late.get() || ended.getCode() == ErrorCode.EXPIRED;
	}

	private void deadlinePassed(Timers timers, Duration partialGrace) {
		this.late.set(true);
		if (this.options.onDeadline() instanceof OnDeadline.GoOnWithPartial) {
			this.exchange.cancel(this.target, this.request);
			timers.schedule(partialGrace, () -> expired(null));
		}
		else {
			expired(null);
		}
	}

	private void expired(@Nullable String partialOutput) {
		if (this.result.isDone()) {
			return;
		}
		OnDeadline action = this.options.onDeadline();
		if (action instanceof OnDeadline.GoOnWithPartial) {
			this.result.complete(PartialOutput.mark(partialOutput, this.request.deadline()));
		}
		else if (action instanceof OnDeadline.GoOnWithout) {
			this.result.complete("");
		}
		else if (action instanceof OnDeadline.Ask ask) {
			withdraw();
			follow(askElsewhere(ask.ensemble()));
			return;
		}
		else {
			fail(new RemoteTimeoutException(this.target.ensemble(),
					"%s gave no result within the deadline of %s".formatted(this.target, this.request.deadline())));
		}
		withdraw();
	}

	private CompletableFuture<String> askElsewhere(String ensemble) {
		try {
			return this.elsewhere.apply(ensemble);
		}
		catch (RuntimeException | Error ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private void follow(CompletableFuture<String> other) {
		other.whenComplete((output, failure) -> {
			if (failure != null) {
				this.result.completeExceptionally(failure);
			}
			else {
				this.result.complete(output);
			}
		});
		this.result.whenComplete((output, failure) -> other.cancel(false));
	}

	private void timedOut() {
		fail(new RemoteTimeoutException(this.target.ensemble(),
				"%s gave no result within the time that was given".formatted(this.target)));
		withdraw();
	}

	/**
	 * Wait no longer. The other ensemble is told unless it has answered, or is waited for
	 * by whoever goes on with the work in hand.
	 */
	private void withdraw() {
		if (this.withdrawn.compareAndSet(false, true) && !this.answer.isDone()) {
			if (!this.stillWanted.getAsBoolean()) {
				this.exchange.cancel(this.target, this.request);
			}
			this.answer.cancel(false);
		}
	}

	private void fail(Throwable cause) {
		this.result.completeExceptionally((cause instanceof RemoteCallException remote)
				? remote.of(this.target.failed(this.request.requestId())) : cause);
	}

}
