package io.ensemble.autoconfigure.transport.kafka;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.ensemble.lifecycle.EnsembleLifecycle;
import io.ensemble.lifecycle.EnsembleState;
import io.ensemble.transport.kafka.KafkaReader;

import org.springframework.context.SmartLifecycle;

/**
 * Reads while the ensemble takes new work: from when it works until it drains.
 */
class KafkaIngress implements SmartLifecycle {

	/** Begins after the ensemble works, ends before it drains. */
	static final int PHASE = Integer.MAX_VALUE - 384;

	private final List<KafkaReader> readers;

	private volatile boolean running;

	KafkaIngress(List<KafkaReader> readers, EnsembleLifecycle lifecycle) {
		this.readers = readers;
		lifecycle.onChange((state) -> {
			if (state == EnsembleState.DRAINING) {
				stop(() -> {
				});
			}
		});
	}

	List<KafkaReader> readers() {
		return this.readers;
	}

	@Override
	public void start() {
		this.running = true;
		this.readers.forEach(KafkaReader::start);
	}

	@Override
	public void stop() {
		stop(() -> {
		});
	}

	@Override
	public void stop(Runnable callback) {
		this.running = false;
		CompletableFuture.allOf(this.readers.stream().map(KafkaIngress::stopped).toArray(CompletableFuture[]::new))
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

	private static CompletableFuture<Void> stopped(KafkaReader reader) {
		CompletableFuture<Void> stopped = new CompletableFuture<>();
		reader.stop(() -> stopped.complete(null));
		return stopped;
	}

}
