package io.ensemble.hotel.model;

import java.util.HashMap;
import java.util.Map;

import org.springframework.boot.DefaultPropertiesPropertySource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.StringUtils;

/**
 * Chooses the chat model by whether there is a key, and switches off the other kinds of
 * models, which would not start without one. Only defaults: what the user says counts.
 */
class ModelChoice implements EnvironmentPostProcessor, Ordered {

	/** Which chat model Spring AI configures. */
	static final String CHAT = "spring.ai.model.chat";

	/** No model. */
	static final String NONE = "none";

	private static final String KEY = "spring.ai.openai.api-key";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		Map<String, Object> choice = new HashMap<>();
		choice.put(CHAT, StringUtils.hasText(environment.getProperty(KEY)) ? "openai" : NONE);
		for (String kind : new String[] { "embedding", "image", "audio.speech", "audio.transcription", "moderation" }) {
			choice.put("spring.ai.model." + kind, NONE);
		}
		DefaultPropertiesPropertySource.addOrMerge(choice, environment.getPropertySources());
	}

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 1;
	}

}
