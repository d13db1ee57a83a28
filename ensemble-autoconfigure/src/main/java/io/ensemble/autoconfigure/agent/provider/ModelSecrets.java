package io.ensemble.autoconfigure.agent.provider;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * The keys of model providers, as they are configured for Spring AI. Providers quote them
 * in their errors, and errors are logged.
 */
class ModelSecrets {

	private static final String MASK = "******";

	private static final Pattern NAMES = Pattern.compile("spring[._]ai[._].*(key|secret|token|password|credentials).*",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern LOOKS_LIKE_A_KEY = Pattern.compile("\\bsk-[\\w-]{8,}");

	// The keys that people make up for servers that want none, such as "none", are words.
	private static final int MIN_LENGTH = 8;

	private final ConfigurableEnvironment environment;

	ModelSecrets(ConfigurableEnvironment environment) {
		this.environment = environment;
	}

	/**
	 * Take the keys out of a text.
	 * @param text the text
	 * @return the same with asterisks in place of keys
	 */
	String mask(String text) {
		String masked = values().reduce(text, (rest, secret) -> rest.replace(secret, MASK));
		return LOOKS_LIKE_A_KEY.matcher(masked).replaceAll(MASK);
	}

	private Stream<String> values() {
		return this.environment.getPropertySources()
			.stream()
			.filter(EnumerablePropertySource.class::isInstance)
			.flatMap((source) -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
			.filter((name) -> NAMES.matcher(name).matches())
			.distinct()
			.map(this.environment::getProperty)
			.filter(Objects::nonNull)
			.map(String::strip)
			.filter((value) -> value.length() >= MIN_LENGTH)
			.sorted(Comparator.comparingInt(String::length).reversed());
	}

}
