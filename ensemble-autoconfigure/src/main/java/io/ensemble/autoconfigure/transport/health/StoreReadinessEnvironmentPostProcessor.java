package io.ensemble.autoconfigure.transport.health;

import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Lets readiness depend on the store where a transport keeps work in one, and on Kafka
 * where that is the transport, unless somebody said what it depends on, or that it is
 * {@code relaxed}. Liveness never depends on it: a restart brings no store back.
 */
public class StoreReadinessEnvironmentPostProcessor implements EnvironmentPostProcessor {

	private static final String PROPERTY = "management.endpoint.health.group.readiness.include";

	private static final String STORE = "readinessState,ensembleStore";

	private static final String KAFKA_AND_STORE = STORE + ",ensembleKafka";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		String type = environment.getProperty("ensemble.transport.type", "simple");
		String readiness = environment.getProperty("ensemble.transport.readiness", "strict");
		if (!"simple".equalsIgnoreCase(type) && "strict".equalsIgnoreCase(readiness)) {
			environment.getPropertySources()
				.addLast(new MapPropertySource("ensembleStoreReadiness",
						Map.of(PROPERTY, "kafka".equalsIgnoreCase(type) ? KAFKA_AND_STORE : STORE)));
		}
	}

}
