package io.ensemble.run.execution;

import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.capability.CurrentWork;
import io.ensemble.capability.WorkContext;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.execution.WorkControl;
import io.ensemble.engine.intake.WorkIntake;
import io.ensemble.run.EnsembleRun;
import io.ensemble.run.EnsembleRuns;
import io.ensemble.run.Run;
import io.ensemble.run.plan.RunPlan;
import io.ensemble.transport.ResultStore;

/**
 * Runs on an engine.
 */
public class DefaultEnsembleRuns implements EnsembleRuns {

	private final TaskCapabilities capabilities;

	private final TaskLaunch launch;

	private final RunFrames frames;

	private final NestedRuns nested;

	private final EnginePorts ports;

	/**
	 * Create.
	 * @param settings the name of the ensemble, and how much runs at once
	 * @param intake takes the work for the tasks
	 * @param control withdraws it
	 * @param results tells its end
	 * @param registry lets a piece of work have a capability of its own
	 * @param capabilities does the tasks
	 * @param ports time and chance
	 */
	public DefaultEnsembleRuns(EngineSettings settings, WorkIntake intake, WorkControl control, ResultStore results,
			CapabilityRegistry registry, TaskCapabilities capabilities, EnginePorts ports) {
		this.capabilities = capabilities;
		this.launch = new TaskLaunch(intake, control, results, registry, capabilities, ports.clock());
		this.frames = new RunFrames(settings.ensemble(), ports.clock(), ports.random());
		this.nested = new NestedRuns(settings.maxConcurrent());
		this.ports = ports;
	}

	@Override
	public EnsembleRun start(Run run) {
		RunPlan plan = RunPlan.of(run);
		run.tasks().forEach(this.capabilities::check);
		WorkContext parent = CurrentWork.find().orElse(null);
		if (parent != null) {
			this.nested.enter(parent.work().key());
		}
		RunningRun running = new RunningRun(plan, this.frames.create(run, parent), this.launch, this.ports.clock());
		if (parent != null) {
			Runnable takeBack = parent.onCancel(running::cancel);
			running.result().whenComplete((result, failure) -> {
				this.nested.leave(parent.work().key());
				takeBack.run();
			});
		}
		running.advance();
		return running;
	}

}
