package io.ensemble.autoconfigure.property;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Says which property is wrong, where it stands and why. Spring Boot explains a value
 * that is refused while properties are bound as a failure of the whole group, in words
 * for developers of it.
 */
@Order(0)
class InvalidPropertyFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	private final Environment environment;

	InvalidPropertyFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		InvalidConfigurationPropertyValueException invalid = findCause(cause,
				InvalidConfigurationPropertyValueException.class);
		if (invalid == null || !invalid.getName().startsWith("ensemble.")) {
			return null;
		}
		return new FailureAnalysis(
				"The property '%s' cannot be '%s'%s.".formatted(invalid.getName(),
						Objects.requireNonNullElse(invalid.getValue(), ""), origin(invalid.getName())),
				String.valueOf(invalid.getReason()), cause);
	}

	private String origin(String name) {
		ConfigurationPropertyName property = ConfigurationPropertyName.ofIfValid(name);
		if (property != null) {
			for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
				ConfigurationProperty found = source.getConfigurationProperty(property);
				if (found != null && found.getOrigin() != null) {
					return ", as %s says".formatted(found.getOrigin());
				}
			}
		}
		return "";
	}

}
