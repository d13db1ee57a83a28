package io.ensemble.autoconfigure.web.security;

import io.ensemble.autoconfigure.security.SharedSecret;
import io.ensemble.autoconfigure.web.EnsembleWebAutoConfiguration;
import io.ensemble.autoconfigure.web.route.OwnPaths;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/**
 * Puts the filter for the shared secret in front of Spring Security, where there is both.
 */
@AutoConfiguration(after = { EnsembleWebAutoConfiguration.class, SecurityFilterAutoConfiguration.class })
@ConditionalOnClass(RequestAttributeSecurityContextRepository.class)
@ConditionalOnProperty("ensemble.security.secret")
@ConditionalOnBean(value = OwnPaths.class, name = "springSecurityFilterChain")
public class SecretAuthenticationAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "secretAuthenticationFilter")
	FilterRegistrationBean<SecretAuthenticationFilter> secretAuthenticationFilter(SharedSecret secret,
			OwnPaths ownPaths) {
		FilterRegistrationBean<SecretAuthenticationFilter> registration = new FilterRegistrationBean<>(
				new SecretAuthenticationFilter(secret, ownPaths::include));
		registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
		return registration;
	}

}
