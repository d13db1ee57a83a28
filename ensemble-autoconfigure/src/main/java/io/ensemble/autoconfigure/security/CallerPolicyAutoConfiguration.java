package io.ensemble.autoconfigure.security;

import io.ensemble.autoconfigure.EnsembleAutoConfiguration;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Decides who may call, by what the application configured.
 */
@AutoConfiguration(after = EnsembleAutoConfiguration.class)
@EnableConfigurationProperties(EnsembleSecurityProperties.class)
public class CallerPolicyAutoConfiguration {

	/** The bean that every Spring Security set-up for servlets has. */
	static final String FILTER_CHAIN = "springSecurityFilterChain";

	@Bean
	@ConditionalOnMissingBean
	SharedSecret ensembleSecret(EnsembleSecurityProperties properties) {
		return new SharedSecret(properties.secret());
	}

	@Bean
	@ConditionalOnMissingBean
	CallerPolicy callerPolicy(SharedSecret secret, EnsembleSecurityProperties properties, BeanFactory beans) {
		return new CallerPolicy(secret, properties.mode() == EnsembleSecurityProperties.Mode.MESH,
				beans.containsBean(FILTER_CHAIN));
	}

}
