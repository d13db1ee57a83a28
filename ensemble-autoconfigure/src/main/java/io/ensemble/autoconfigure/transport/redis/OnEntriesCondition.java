package io.ensemble.autoconfigure.transport.redis;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.ObjectUtils;

/**
 * Whether a list or a map in the configuration has entries.
 */
abstract class OnEntriesCondition extends SpringBootCondition {

	private final String property;

	private final Bindable<?> type;

	OnEntriesCondition(String property, Bindable<?> type) {
		this.property = property;
		this.type = type;
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		boolean any = Binder.get(context.getEnvironment())
			.bind(this.property, this.type)
			.map((entries) -> !ObjectUtils.isEmpty(entries))
			.orElse(false);
		return new ConditionOutcome(any,
				ConditionMessage.forCondition("Entries").because((any ? "found " : "did not find ") + this.property));
	}

}
