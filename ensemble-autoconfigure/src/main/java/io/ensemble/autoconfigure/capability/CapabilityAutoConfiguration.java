package io.ensemble.autoconfigure.capability;

import io.ensemble.autoconfigure.EnsembleAutoConfiguration;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.capability.annotation.CapabilityAnnotationBeanPostProcessor;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Collects what the ensemble can do from the beans of the application.
 */
@AutoConfiguration(after = EnsembleAutoConfiguration.class)
public class CapabilityAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	static CapabilityAnnotationBeanPostProcessor capabilityAnnotationBeanPostProcessor() {
		return new CapabilityAnnotationBeanPostProcessor();
	}

	@Bean
	@ConditionalOnMissingBean
	CapabilityRegistry capabilityRegistry() {
		return new CapabilityRegistry();
	}

}
