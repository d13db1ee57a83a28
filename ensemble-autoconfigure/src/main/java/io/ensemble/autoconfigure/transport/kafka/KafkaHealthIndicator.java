package io.ensemble.autoconfigure.transport.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Down while no broker answers the readers. Asks nobody: it looks whether the answers
 * that readers get anyway have become more since it looked before. What was stopped is
 * not expected to get any.
 */
class KafkaHealthIndicator implements HealthIndicator {

	/** Longer than a reader that pauses or waits for a rebalance goes without answers. */
	static final Duration PATIENCE = Duration.ofSeconds(10);

	private final KafkaIngress ingress;

	private final List<Watch> watches;

	KafkaHealthIndicator(KafkaIngress ingress, InstantSource clock) {
		this.ingress = ingress;
		this.watches = ingress.readers().stream().map((reader) -> new Watch(clock, reader::answers)).toList();
	}

	@Override
	public Health health() {
		if (!this.ingress.isRunning()) {
			return Health.up().withDetail("reading", false).build();
		}
		boolean all = this.watches.stream().map(Watch::grows).reduce(true, Boolean::logicalAnd);
		return (all ? Health.up() : Health.down()).withDetail("reading", all).build();
	}

	/**
	 * Notices how long a count has stood still. Thread-safe.
	 */
	static class Watch {

		private final InstantSource clock;

		private final LongSupplier count;

		private long last;

		private Instant changed;

		Watch(InstantSource clock, LongSupplier count) {
			this.clock = clock;
			this.count = count;
			this.changed = clock.instant();
		}

		synchronized boolean grows() {
			long current = this.count.getAsLong();
			Instant now = this.clock.instant();
			if (current != this.last) {
				this.last = current;
				this.changed = now;
			}
			return this.changed.plus(PATIENCE).isAfter(now);
		}

	}

}
