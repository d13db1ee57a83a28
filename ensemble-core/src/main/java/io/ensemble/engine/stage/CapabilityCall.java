package io.ensemble.engine.stage;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import io.ensemble.capability.CapabilityKind;
import io.ensemble.capability.CurrentWork;
import io.ensemble.capability.failure.TransientFailures;
import io.ensemble.engine.event.WorkEvents;
import io.ensemble.work.WorkResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The innermost stage: tells that the work runs and calls the handler. Whatever it throws
 * is its answer, not a defect of the engine.
 */
final class CapabilityCall implements ExecutionStage.Next {

	private static final Logger logger = LoggerFactory.getLogger(CapabilityCall.class);

	private final WorkEvents events;

	private final TransientFailures transientFailures;

	CapabilityCall(WorkEvents events, TransientFailures transientFailures) {
		this.events = events;
		this.transientFailures = transientFailures;
	}

	@Override
	public CompletionStage<Outcome> proceed(Execution execution) {
		this.events.changed(execution.claim().record());
		try {
			CompletionStage<String> output = invoke(execution);
			execution.context().onCancel(() -> output.toCompletableFuture().cancel(true));
			return output.handle((text, failure) -> (failure != null) ? failed(execution, failure)
					: new Outcome.Done(WorkResult.completed(nonNull(text))));
		}
		catch (Throwable ex) {
			return CompletableFuture.completedFuture(failed(execution, ex));
		}
	}

	private CompletionStage<String> invoke(Execution execution) throws Exception {
		Interruptible thread = new Interruptible(Thread.currentThread());
		execution.context().onCancel(thread::interrupt);
		try (CurrentWork.Scope current = CurrentWork.open(execution.context())) {
			return execution.capability().invoker().invoke(execution.context());
		}
		finally {
			thread.release();
		}
	}

	private static String nonNull(@Nullable String text) {
		return (text != null) ? text : "";
	}

	private Outcome failed(Execution execution, Throwable failure) {
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		logger.debug("{} of {} failed", execution.capability().name(), execution.claim().record().key(), cause);
		String message = cause.getMessage();
		boolean tellable = cause instanceof Exception && message != null && !message.isBlank();
		WorkResult result = WorkResult.failed(tellable ? nonNull(message) : "The task failed without saying why");
		return isWorthAnother(execution, cause) ? new Outcome.Transient(result) : new Outcome.Done(result);
	}

	// Whoever calls a tool waits for it and is better told at once.
	private boolean isWorthAnother(Execution execution, Throwable failure) {
		return execution.capability().kind() == CapabilityKind.TASK && this.transientFailures.isTransient(failure);
	}

	/**
	 * Interrupts a thread, but only while it is in the handler: afterwards it belongs to
	 * somebody else.
	 */
	private static final class Interruptible {

		private final Thread thread;

		private boolean released;

		Interruptible(Thread thread) {
			this.thread = thread;
		}

		synchronized void interrupt() {
			if (!this.released) {
				this.thread.interrupt();
			}
		}

		synchronized void release() {
			this.released = true;
			Thread.interrupted();
		}

	}

}
