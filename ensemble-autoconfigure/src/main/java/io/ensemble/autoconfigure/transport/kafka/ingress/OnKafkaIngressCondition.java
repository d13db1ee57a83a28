package io.ensemble.autoconfigure.transport.kafka.ingress;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Whether a topic of Kafka is configured that work is read from, or Kafka is the
 * transport.
 */
class OnKafkaIngressCondition extends SpringBootCondition {

	private static final String PROPERTY = "ensemble.ingress.kafka";

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		boolean transport = "kafka".equalsIgnoreCase(context.getEnvironment().getProperty("ensemble.transport.type"));
		boolean any = transport || Binder.get(context.getEnvironment())
			.bind(PROPERTY, Bindable.mapOf(String.class, Object.class))
			.map((topics) -> !topics.isEmpty())
			.orElse(false);
		return new ConditionOutcome(any,
				ConditionMessage.forCondition("Kafka ingress").because((any ? "found " : "did not find ") + PROPERTY));
	}

}
