package io.ensemble.autoconfigure.transport.redis;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Whether results may be delivered to topics other than those of schedules, which bring
 * their own delivery if there are none.
 */
class OnTopicAddressesCondition extends SpringBootCondition {

	private static final String PROPERTY = "ensemble.transport.redis.topic-addresses";

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		boolean any = Binder.get(context.getEnvironment())
			.bind(PROPERTY, Bindable.listOf(String.class))
			.map((addresses) -> !addresses.isEmpty())
			.orElse(false);
		return new ConditionOutcome(any, ConditionMessage.forCondition("Topic addresses")
			.because((any ? "found " : "did not find ") + PROPERTY));
	}

}
