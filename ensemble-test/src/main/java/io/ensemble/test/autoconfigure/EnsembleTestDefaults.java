package io.ensemble.test.autoconfigure;

import java.util.Map;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.test.context.support.TestPropertySourceUtils;

/**
 * The properties of every test: they win over those of the application, and the
 * properties of the test win over them.
 */
public final class EnsembleTestDefaults implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final Map<String, Object> FORCED = Map.of("ensemble.transport.type", "simple",
			"ensemble.work.drain-timeout", "0s", "ensemble.work.max-attempts", "1", "spring.ai.model.chat", "none");

	// Without any key the embedding, image and audio models of a starter keep the
	// application from starting.
	private static final Map<String, Object> FALLBACKS = Map.of("spring.application.name", "ensemble-under-test",
			"spring.ai.openai.api-key", "no-key-in-tests");

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		MutablePropertySources sources = context.getEnvironment().getPropertySources();
		MapPropertySource forced = new MapPropertySource("ensembleTest", FORCED);
		if (sources.contains(TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME)) {
			sources.addAfter(TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME, forced);
		}
		else {
			sources.addFirst(forced);
		}
		sources.addLast(new MapPropertySource("ensembleTestFallbacks", FALLBACKS));
	}

}
