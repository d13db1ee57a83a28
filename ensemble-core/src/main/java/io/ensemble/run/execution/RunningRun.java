package io.ensemble.run.execution;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.run.EnsembleRun;
import io.ensemble.run.OnTaskFailure;
import io.ensemble.run.plan.PlannedTask;
import io.ensemble.run.plan.RunPlan;
import io.ensemble.run.result.RunResult;
import io.ensemble.run.result.RunStatus;
import io.ensemble.run.result.TaskResult;
import io.ensemble.run.result.TaskStatus;

/**
 * One run from its start to its end. It holds no thread: whoever ends a task starts what
 * waited for it.
 */
class RunningRun implements EnsembleRun {

	private final CompletableFuture<RunResult> result = new CompletableFuture<>();

	private final CompletableFuture<Void> withdrawn = new CompletableFuture<>();

	private final RunPlan plan;

	private final RunFrame frame;

	private final RunProgress progress;

	private final TaskLaunch launch;

	private final InstantSource clock;

	private final AtomicInteger calls = new AtomicInteger();

	private volatile boolean cancelled;

	RunningRun(RunPlan plan, RunFrame frame, TaskLaunch launch, InstantSource clock) {
		this.plan = plan;
		this.frame = frame;
		this.progress = new RunProgress(plan.tasks());
		this.launch = launch;
		this.clock = clock;
		this.result.whenComplete((run, failure) -> {
			if (this.result.isCancelled()) {
				cancel();
			}
		});
	}

	@Override
	public String id() {
		return this.frame.id();
	}

	@Override
	public String traceId() {
		return this.frame.trace().traceId();
	}

	@Override
	public CompletableFuture<RunResult> result() {
		return this.result;
	}

	@Override
	public void cancel() {
		if (this.progress.results().isEmpty()) {
			this.cancelled = true;
			stop("The run was cancelled");
			advance();
		}
	}

	@Override
	public RunResult await() {
		try {
			return this.result.get();
		}
		catch (InterruptedException ex) {
			cancel();
			Thread.currentThread().interrupt();
			throw new CancellationException("The wait for run %s was interrupted".formatted(id()));
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("A run has a result however it ends", ex.getCause());
		}
	}

	/**
	 * Start what can start, give up what cannot, and end the run if nothing is left. One
	 * thread does so at a time; tasks that end meanwhile, perhaps on this very thread,
	 * make it look again.
	 */
	void advance() {
		if (this.calls.getAndIncrement() != 0) {
			return;
		}
		int seen;
		do {
			seen = this.calls.get();
			step();
		}
		while (this.calls.addAndGet(-seen) != 0);
	}

	private void step() {
		Optional<RunProgress.Hopeless> hopeless = this.progress.takeHopeless();
		while (hopeless.isPresent()) {
			this.progress.ended(notStarted(hopeless.get()));
			hopeless = this.progress.takeHopeless();
		}
		this.progress.takeStartable().forEach(this::start);
		this.progress.results().ifPresent(this::finish);
	}

	private void start(PlannedTask task) {
		this.launch
			.start(task.task(), task.input(this.plan.run().inputs(), this.progress.outputs()), this.frame,
					this.withdrawn)
			.thenAccept(this::ended);
	}

	private void ended(TaskResult task) {
		this.progress.ended(task);
		if (!task.isCompleted() && this.plan.run().onTaskFailure() == OnTaskFailure.CANCEL_OTHERS) {
			stop("'%s' did not complete".formatted(task.name()));
		}
		advance();
	}

	private void stop(String reason) {
		this.progress.stop(reason);
		if (!this.frame.isHandedOver()) {
			this.withdrawn.complete(null);
		}
	}

	private TaskResult notStarted(RunProgress.Hopeless hopeless) {
		String name = hopeless.task().name();
		return TaskResult.without(name, this.frame.requestId(name), this.frame.trace(), TaskStatus.NOT_STARTED, null,
				hopeless.reason());
	}

	private void finish(List<TaskResult> tasks) {
		Duration duration = Duration.between(this.frame.startedAt(), this.clock.instant());
		this.result.complete(new RunResult(id(), traceId(), status(tasks), tasks, duration));
	}

	private RunStatus status(List<TaskResult> tasks) {
		if (tasks.stream().allMatch(TaskResult::isCompleted)) {
			return RunStatus.COMPLETED;
		}
		if (this.cancelled) {
			return RunStatus.CANCELLED;
		}
		boolean expired = tasks.stream().anyMatch((task) -> task.status() == TaskStatus.EXPIRED);
		return (expired && this.frame.isOver(this.clock.instant())) ? RunStatus.EXPIRED : RunStatus.FAILED;
	}

}
