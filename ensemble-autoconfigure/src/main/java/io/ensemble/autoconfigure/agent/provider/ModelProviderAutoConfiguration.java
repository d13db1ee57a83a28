package io.ensemble.autoconfigure.agent.provider;

import org.springframework.ai.retry.NonTransientAiException;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Import;
import org.springframework.web.client.ResponseErrorHandler;

/**
 * Adds to what Spring AI does about errors of model providers. Only its own error handler
 * is touched, never one of the application.
 */
@AutoConfiguration
@ConditionalOnClass({ NonTransientAiException.class, ResponseErrorHandler.class })
@Import(ProviderErrorPostProcessor.class)
public class ModelProviderAutoConfiguration {

}
