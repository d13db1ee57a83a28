package io.ensemble.autoconfigure;

import io.ensemble.work.Limits;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Gives the ensemble its identity.
 */
@AutoConfiguration
@EnableConfigurationProperties(EnsembleProperties.class)
public class EnsembleAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	EnsembleIdentity ensembleIdentity(EnsembleProperties properties, Environment environment) {
		return new EnsembleIdentity(name(properties.name(), environment), properties.realm(), properties.description(),
				properties.tags());
	}

	private static String name(@Nullable String configured, Environment environment) {
		boolean own = StringUtils.hasText(configured);
		String property = own ? "ensemble.name" : "spring.application.name";
		String name = own ? configured : environment.getProperty(property);
		if (name == null || !Limits.isName(name)) {
			throw new InvalidEnsembleNameException(StringUtils.hasText(name) ? name : null, property);
		}
		return name;
	}

}
