package io.ensemble.autoconfigure.transport.condition;

import java.util.List;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Whether a list in the configuration has entries.
 */
class OnEntriesCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		String property = metadata.getAnnotations().get(ConditionalOnEntries.class).getString("value");
		boolean any = !Binder.get(context.getEnvironment())
			.bind(property, Bindable.listOf(String.class))
			.orElse(List.of())
			.isEmpty();
		return new ConditionOutcome(any, ConditionMessage.forCondition(ConditionalOnEntries.class)
			.because((any ? "found " : "did not find ") + property));
	}

}
