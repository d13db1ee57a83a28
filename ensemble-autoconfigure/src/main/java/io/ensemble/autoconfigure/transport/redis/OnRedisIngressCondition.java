package io.ensemble.autoconfigure.transport.redis;

import java.util.Map;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Whether a stream is configured that work is read from.
 */
class OnRedisIngressCondition extends SpringBootCondition {

	private static final String PROPERTY = "ensemble.ingress.redis";

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		boolean any = !Binder.get(context.getEnvironment())
			.bind(PROPERTY, Bindable.mapOf(String.class, Object.class))
			.orElse(Map.of())
			.isEmpty();
		return new ConditionOutcome(any,
				ConditionMessage.forCondition("Streams").because((any ? "found " : "did not find ") + PROPERTY));
	}

}
