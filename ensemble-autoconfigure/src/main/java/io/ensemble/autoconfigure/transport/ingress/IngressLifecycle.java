package io.ensemble.autoconfigure.transport.ingress;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.ensemble.lifecycle.EnsembleLifecycle;
import io.ensemble.lifecycle.EnsembleState;
import io.ensemble.transport.ingress.EntryReader;

import org.springframework.context.SmartLifecycle;

/**
 * Reads while the ensemble takes new work: from when it works until it drains.
 */
public abstract class IngressLifecycle implements SmartLifecycle {

	/** Begins after the ensemble works, ends before it drains. */
	private static final int PHASE = Integer.MAX_VALUE - 384;

	private final List<? extends EntryReader> readers;

	private final Runnable requirements;

	private volatile boolean running;

	/**
	 * Read when the ensemble does.
	 * @param readers what to start and to stop
	 * @param requirements fails if what is read could not be done
	 * @param lifecycle tells when the ensemble drains
	 */
	protected IngressLifecycle(List<? extends EntryReader> readers, Runnable requirements,
			EnsembleLifecycle lifecycle) {
		this.readers = readers;
		this.requirements = requirements;
		lifecycle.onChange((state) -> {
			if (state == EnsembleState.DRAINING) {
				stop();
			}
		});
	}

	@Override
	public void start() {
		this.requirements.run();
		this.running = true;
		this.readers.forEach(EntryReader::start);
	}

	@Override
	public void stop() {
		stop(() -> {
		});
	}

	@Override
	public void stop(Runnable callback) {
		this.running = false;
		CompletableFuture.allOf(this.readers.stream().map(IngressLifecycle::stopped).toArray(CompletableFuture[]::new))
			.whenComplete((done, failure) -> callback.run());
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	private static CompletableFuture<Void> stopped(EntryReader reader) {
		CompletableFuture<Void> stopped = new CompletableFuture<>();
		reader.stop(() -> stopped.complete(null));
		return stopped;
	}

}
