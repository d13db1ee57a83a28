package io.ensemble.autoconfigure.agent.provider;

import org.springframework.ai.retry.RetryUtils;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;
import org.springframework.web.client.ResponseErrorHandler;

/**
 * Wraps the error handler that Spring AI brings. A handler of the application stays as it
 * is: its author has decided what to do about errors.
 */
class ProviderErrorPostProcessor implements BeanPostProcessor {

	private static final String SPRING_AI_RETRY = ClassUtils.getPackageName(RetryUtils.class);

	private final ModelSecrets secrets;

	ProviderErrorPostProcessor(ConfigurableEnvironment environment) {
		this.secrets = new ModelSecrets(environment);
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		boolean ofSpringAi = ClassUtils.getPackageName(bean.getClass()).startsWith(SPRING_AI_RETRY);
		return (ofSpringAi && bean instanceof ResponseErrorHandler handler)
				? new ProviderErrorHandler(handler, this.secrets) : bean;
	}

}
