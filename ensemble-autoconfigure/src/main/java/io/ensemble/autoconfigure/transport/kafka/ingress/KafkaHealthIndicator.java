package io.ensemble.autoconfigure.transport.kafka.ingress;

import java.time.InstantSource;
import java.util.List;

import io.ensemble.autoconfigure.transport.kafka.AnswerWatch;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Down while no broker answers the readers. Asks nobody: it looks whether the answers
 * that readers get anyway have become more since it looked before. What was stopped is
 * not expected to get any.
 */
class KafkaHealthIndicator implements HealthIndicator {

	private final KafkaIngress ingress;

	private final List<AnswerWatch> watches;

	KafkaHealthIndicator(KafkaIngress ingress, InstantSource clock) {
		this.ingress = ingress;
		this.watches = ingress.readers().stream().map((reader) -> new AnswerWatch(clock, reader::answers)).toList();
	}

	@Override
	public Health health() {
		if (!this.ingress.isRunning()) {
			return Health.up().withDetail("reading", false).build();
		}
		boolean all = this.watches.stream().map(AnswerWatch::grows).reduce(true, Boolean::logicalAnd);
		return (all ? Health.up() : Health.down()).withDetail("reading", all).build();
	}

}
