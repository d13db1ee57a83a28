package io.ensemble.test.autoconfigure;

import java.util.Arrays;

import io.ensemble.test.model.SimulatedChatModel;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches as long as nobody has chosen the model: an ordinary chat model bean is the
 * application's, and to be kept out of a test.
 */
class OnNoModelOfTheTest extends SpringBootCondition implements ConfigurationCondition {

	@Override
	public ConfigurationPhase getConfigurationPhase() {
		return ConfigurationPhase.REGISTER_BEAN;
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConfigurableListableBeanFactory beans = context.getBeanFactory();
		if (beans == null || beans.getBeanNamesForType(SimulatedChatModel.class, true, false).length != 0) {
			return ConditionOutcome.noMatch(ConditionMessage.of("there is a simulated chat model"));
		}
		boolean chosen = Arrays.stream(beans.getBeanNamesForType(ChatModel.class, true, false))
			.anyMatch((name) -> beans.containsBeanDefinition(name) && beans.getBeanDefinition(name).isPrimary());
		return new ConditionOutcome(!chosen,
				ConditionMessage.of(chosen ? "there is a primary chat model" : "no chat model is primary"));
	}

}
