package io.ensemble.autoconfigure.lifecycle;

import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Turns the liveness and readiness groups of the health end point on, unless somebody
 * said otherwise: whoever runs an ensemble has to probe it.
 */
public class ProbeGroupsEnvironmentPostProcessor implements EnvironmentPostProcessor {

	private static final String PROPERTY = "management.endpoint.health.probes.enabled";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		environment.getPropertySources().addLast(new MapPropertySource("ensembleDefaults", Map.of(PROPERTY, true)));
	}

}
