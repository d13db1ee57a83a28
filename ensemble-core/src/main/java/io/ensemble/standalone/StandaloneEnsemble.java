package io.ensemble.standalone;

import io.ensemble.lifecycle.EnsembleLifecycle;
import io.ensemble.run.EnsembleRun;
import io.ensemble.run.EnsembleRuns;
import io.ensemble.run.Run;
import io.ensemble.run.result.RunResult;

import org.springframework.ai.chat.model.ChatModel;

/**
 * An ensemble in plain Java, for programs that have work of their own and serve nobody:
 * the same engine, in memory, without a container and without a server. Thread-safe.
 */
public final class StandaloneEnsemble implements EnsembleRuns, AutoCloseable {

	private final EnsembleRuns runs;

	private final EnsembleLifecycle lifecycle;

	private final StandaloneParts parts;

	StandaloneEnsemble(EnsembleRuns runs, EnsembleLifecycle lifecycle, StandaloneParts parts) {
		this.runs = runs;
		this.lifecycle = lifecycle;
		this.parts = parts;
		lifecycle.start();
	}

	/**
	 * Start the definition of an ensemble.
	 * @return a builder
	 */
	public static StandaloneEnsembleBuilder builder() {
		return new StandaloneEnsembleBuilder();
	}

	/**
	 * Do one run with one model, and wait for its end.
	 * @param model does the tasks of agents
	 * @param run what is to be done
	 * @return the result, whatever became of the tasks
	 * @throws io.ensemble.run.InvalidRunException if the run cannot work
	 */
	public static RunResult run(ChatModel model, Run run) {
		try (StandaloneEnsemble ensemble = builder().model(model).build()) {
			return ensemble.run(run);
		}
	}

	@Override
	public EnsembleRun start(Run run) {
		return this.runs.start(run);
	}

	/**
	 * Give up what still runs, tell its callers, and end all threads. Blocks until that
	 * is done.
	 */
	@Override
	public void close() {
		this.lifecycle.drain().toCompletableFuture().join();
		this.lifecycle.stop();
		this.parts.close();
	}

}
