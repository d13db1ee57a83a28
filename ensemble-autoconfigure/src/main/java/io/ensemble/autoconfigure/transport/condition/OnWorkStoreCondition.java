package io.ensemble.autoconfigure.transport.condition;

import java.util.Map;
import java.util.Objects;

import io.ensemble.autoconfigure.transport.properties.TransportProperties;
import io.ensemble.autoconfigure.transport.properties.TransportType;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Compares {@link ConditionalOnWorkStore} with the configuration.
 */
class OnWorkStoreCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Map<String, Object> attributes = Objects
			.requireNonNull(metadata.getAnnotationAttributes(ConditionalOnWorkStore.class.getName()));
		TransportType wanted = (TransportType) Objects.requireNonNull(attributes.get("value"));
		TransportType configured = TransportProperties.workStore(context.getEnvironment());
		return new ConditionOutcome(wanted == configured, ConditionMessage.forCondition(ConditionalOnWorkStore.class)
			.because("accepted work is kept in " + configured));
	}

}
