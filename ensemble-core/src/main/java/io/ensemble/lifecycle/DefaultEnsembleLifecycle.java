package io.ensemble.lifecycle;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.ensemble.engine.delivery.attempt.ResultDelivery;
import io.ensemble.engine.execution.Dispatcher;
import io.ensemble.engine.execution.Drain;
import io.ensemble.engine.execution.attempt.InFlight;
import io.ensemble.engine.execution.attempt.LeaseKeeper;
import io.ensemble.engine.intake.WorkIntake;
import io.ensemble.work.Submission;
import io.ensemble.work.TraceContext;
import io.ensemble.work.listener.Listeners;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of an ensemble over its engine.
 */
public class DefaultEnsembleLifecycle implements EnsembleLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(DefaultEnsembleLifecycle.class);

	private final Listeners<Consumer<EnsembleState>> listeners = new Listeners<>("the state of the ensemble");

	private final AtomicBoolean draining = new AtomicBoolean();

	private final CompletableFuture<Void> drained = new CompletableFuture<>();

	private final Dispatcher dispatcher;

	private final LeaseKeeper leases;

	private final ResultDelivery deliveries;

	private final WorkIntake intake;

	private final InFlight inFlight;

	private final Drain drain;

	private final Duration drainTimeout;

	private volatile EnsembleState state = EnsembleState.STARTING;

	/**
	 * Create the life of an ensemble.
	 * @param dispatcher is started and stopped
	 * @param leases is started and stopped
	 * @param deliveries is started and stopped
	 * @param intake is closed
	 * @param inFlight knows which work runs
	 * @param drain finishes what runs
	 * @param drainTimeout how long that may take
	 */
	public DefaultEnsembleLifecycle(Dispatcher dispatcher, LeaseKeeper leases, ResultDelivery deliveries,
			WorkIntake intake, InFlight inFlight, Drain drain, Duration drainTimeout) {
		this.dispatcher = dispatcher;
		this.leases = leases;
		this.deliveries = deliveries;
		this.intake = intake;
		this.inFlight = inFlight;
		this.drain = drain;
		this.drainTimeout = drainTimeout;
	}

	@Override
	public EnsembleState state() {
		return this.state;
	}

	@Override
	public void start() {
		if (this.state == EnsembleState.STARTING) {
			enter(EnsembleState.READY);
			this.leases.start();
			this.dispatcher.start();
			this.deliveries.start();
		}
	}

	@Override
	public CompletionStage<Void> drain() {
		return drain((submission) -> false, CompletableFuture.completedFuture(null));
	}

	@Override
	public CompletionStage<Void> drain(Predicate<Submission> stillWelcome, CompletionStage<?> lastCall) {
		if (!this.draining.compareAndSet(false, true)) {
			return this.drained;
		}
		logger.info("Draining: no new work, {} running, at most {}", this.inFlight.size(), this.drainTimeout);
		enter(EnsembleState.DRAINING);
		this.intake.close(stillWelcome.or(this::belongsToRunningWork));
		this.drain.run(this.drainTimeout, lastCall).whenComplete((rest, failure) -> {
			logger.info("Drained");
			this.drained.complete(null);
		});
		return this.drained;
	}

	@Override
	public void stop() {
		this.dispatcher.stop();
		this.leases.stop();
		this.deliveries.stop();
		enter(EnsembleState.STOPPED);
	}

	@Override
	public void onChange(Consumer<EnsembleState> listener) {
		this.listeners.add(listener);
	}

	private boolean belongsToRunningWork(Submission submission) {
		TraceContext trace = submission.request().traceContext();
		return trace != null && this.inFlight.hasTrace(trace.traceId());
	}

	private void enter(EnsembleState next) {
		this.state = next;
		this.listeners.tell((listener) -> listener.accept(next));
	}

}
