package io.ensemble.run.execution;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.engine.execution.WorkControl;
import io.ensemble.engine.intake.Admission;
import io.ensemble.engine.intake.WorkIntake;
import io.ensemble.run.RunTask;
import io.ensemble.run.result.TaskResult;
import io.ensemble.run.result.TaskStatus;
import io.ensemble.run.task.TaskInput;
import io.ensemble.transport.ResultStore;
import io.ensemble.work.Delegation;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.LogText;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands tasks of runs to the engine and waits for their ends. Never blocks.
 */
class TaskLaunch {

	private static final Logger logger = LoggerFactory.getLogger(TaskLaunch.class);

	private final WorkIntake intake;

	private final WorkControl control;

	private final ResultStore results;

	private final CapabilityRegistry registry;

	private final TaskCapabilities capabilities;

	private final InstantSource clock;

	TaskLaunch(WorkIntake intake, WorkControl control, ResultStore results, CapabilityRegistry registry,
			TaskCapabilities capabilities, InstantSource clock) {
		this.intake = intake;
		this.control = control;
		this.results = results;
		this.registry = registry;
		this.capabilities = capabilities;
		this.clock = clock;
	}

	/**
	 * Do a task.
	 * @param task the task
	 * @param input what it has to work with
	 * @param frame the run
	 * @param withdrawn completes when its output is of no use any more
	 * @return how it ended; never fails
	 */
	CompletionStage<TaskResult> start(RunTask task, TaskInput input, RunFrame frame, CompletionStage<?> withdrawn) {
		Instant now = this.clock.instant();
		if (frame.isOver(now)) {
			return done(failed(task, frame, TaskStatus.EXPIRED, ErrorCode.EXPIRED, "The deadline of the run passed"));
		}
		try {
			return start(task, input, frame, TaskRequests.create(task, input, frame, now), withdrawn);
		}
		catch (RuntimeException ex) {
			logger.debug("What {} asks for cannot be made", task.name(), ex);
			String message = (ex.getMessage() != null) ? ex.getMessage() : "What is asked for cannot be made";
			return done(failed(task, frame, TaskStatus.FAILED, ErrorCode.INVALID, message));
		}
	}

	private CompletionStage<TaskResult> start(RunTask task, TaskInput input, RunFrame frame, Submission submission,
			CompletionStage<?> withdrawn) {
		Runnable unbind = this.capabilities.find(task, input)
			.map((capability) -> this.registry.bind(submission.key(), capability))
			.orElse(() -> {
			});
		note(frame, submission, WorkStatus.QUEUED);
		return this.intake.submit(submission)
			.thenCompose((admission) -> end(task, frame, submission.key(), admission, withdrawn))
			.exceptionally((failure) -> lost(task, frame, failure))
			.thenApply((result) -> {
				unbind.run();
				note(frame, submission, status(result));
				return result;
			});
	}

	private CompletionStage<TaskResult> end(RunTask task, RunFrame frame, WorkKey key, Admission admission,
			CompletionStage<?> withdrawn) {
		if (admission instanceof Admission.Refused refused) {
			return done(failed(task, frame, TaskStatus.FAILED, refused.code(), refused.message()));
		}
		withdrawn.thenRun(() -> this.control.cancel(key));
		return this.results.whenFinal(key).thenApply((record) -> TaskResult.of(task.name(), record));
	}

	private static void note(RunFrame frame, Submission submission, WorkStatus status) {
		if (frame.parent() != null) {
			frame.parent()
				.delegated(new Delegation(submission.request().requestId(), frame.ensemble(),
						submission.request().task(), status));
		}
	}

	private static WorkStatus status(TaskResult result) {
		return WorkStatus.valueOf(result.status().name());
	}

	private static TaskResult lost(RunTask task, RunFrame frame, Throwable failure) {
		logger.warn("The end of {} cannot be told: {}", frame.requestId(task.name()), LogText.of(failure.getMessage()));
		return failed(task, frame, TaskStatus.FAILED, ErrorCode.STORE_UNAVAILABLE,
				"The store of accepted work is unavailable");
	}

	private static TaskResult failed(RunTask task, RunFrame frame, TaskStatus status, ErrorCode code, String error) {
		return TaskResult.without(task.name(), frame.requestId(task.name()), frame.trace(), status, code, error);
	}

	private static CompletionStage<TaskResult> done(TaskResult result) {
		return CompletableFuture.completedFuture(result);
	}

}
