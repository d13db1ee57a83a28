package io.ensemble.run.execution;

import io.ensemble.agent.AgentLimits;
import io.ensemble.agent.ChatModels;
import io.ensemble.agent.run.AgentRunner;
import io.ensemble.engine.TestEngine;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.run.EnsembleRun;
import io.ensemble.run.Run;
import io.ensemble.run.result.RunResult;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.ai.chat.model.ChatModel;

/**
 * Runs on a whole engine on virtual time.
 */
final class RunEngine {

	final TestEngine engine;

	final DefaultEnsembleRuns runs;

	RunEngine(TestEngine engine, ChatModel model, EnsembleNetwork network) {
		this.engine = engine;
		AgentRunner agents = (model != null) ? new AgentRunner(ChatModels.single(model), AgentLimits.DEFAULT,
				Runnable::run, engine.time, ObservationRegistry.NOOP) : null;
		this.runs = new DefaultEnsembleRuns(engine.settings, engine.intake, engine.control, engine.results,
				engine.capabilities, new TaskCapabilities(engine.capabilities, agents, network), engine.ports);
	}

	static RunEngine with(int maxConcurrent) {
		return new RunEngine(TestEngine.with(maxConcurrent, 2000).build().start(), null, null);
	}

	EnsembleRun start(Run run) {
		EnsembleRun started = this.runs.start(run);
		this.engine.time.runReady();
		return started;
	}

	RunResult result(EnsembleRun run) {
		this.engine.time.runReady();
		return run.result().getNow(null);
	}

	RunResult run(Run run) {
		return result(start(run));
	}

}
