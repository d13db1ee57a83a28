package io.ensemble.engine.execution;

import java.util.List;
import java.util.concurrent.CompletionStage;

import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.claim.ClaimLoop;
import io.ensemble.engine.claim.ClaimSource;
import io.ensemble.engine.execution.attempt.WorkRunner;
import io.ensemble.transport.Claim;
import io.ensemble.transport.WorkQueue;

/**
 * Takes as much work from the queue as may run at once. Never blocks and never polls: it
 * looks when the queue says so and when a place became free.
 */
public class Dispatcher {

	private final EngineSettings settings;

	private final WorkQueue queue;

	private final Arrivals arrivals;

	private final WorkRunner runner;

	private final ClaimLoop<Claim> claims;

	/**
	 * Create a dispatcher that does not pull yet.
	 * @param settings how much at once, and for how long
	 * @param queue where work waits
	 * @param arrivals work that may not start yet
	 * @param runner runs what was claimed
	 * @param ports waits while the store is away, and says that it is
	 */
	public Dispatcher(EngineSettings settings, WorkQueue queue, Arrivals arrivals, WorkRunner runner,
			EnginePorts ports) {
		this.settings = settings;
		this.queue = queue;
		this.arrivals = arrivals;
		this.runner = runner;
		this.claims = new ClaimLoop<>(settings::maxConcurrent, new WaitingWork(), ports);
		queue.onAvailable(this.claims::wake);
	}

	/**
	 * Begin, or go on, to take work.
	 */
	public void start() {
		this.claims.start();
	}

	/**
	 * Take nothing more; what runs goes on, and what the queue is just handing out goes
	 * back.
	 */
	public void stop() {
		this.claims.stop();
	}

	/**
	 * How much is claimed and has not left the stages.
	 * @return the number of attempts
	 */
	public int active() {
		return this.claims.active();
	}

	/**
	 * Whether nothing of the queue is here or on its way.
	 * @return {@code true} if nothing runs and no claim is under way
	 */
	boolean isIdle() {
		return this.claims.isIdle();
	}

	void onIdle(Runnable listener) {
		this.claims.onIdle(listener);
	}

	/**
	 * The work in the queue, which is run.
	 */
	private final class WaitingWork implements ClaimSource<Claim> {

		@Override
		public CompletionStage<List<Claim>> claim(int max) {
			return Dispatcher.this.queue.claim(max, Dispatcher.this.settings.lease());
		}

		@Override
		public void begin(Claim claim, Runnable ended) {
			Dispatcher.this.arrivals.whenTold(claim.record().key(), () -> Dispatcher.this.runner.run(claim, ended));
		}

		@Override
		public CompletionStage<?> handBack(Claim claim) {
			return Dispatcher.this.queue.handBack(claim);
		}

		@Override
		public boolean tellsOfAll() {
			return true;
		}

		@Override
		public String consequence() {
			return "no work can be taken from the queue";
		}

	}

}
