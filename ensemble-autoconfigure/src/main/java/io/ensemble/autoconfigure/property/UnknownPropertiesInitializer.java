package io.ensemble.autoconfigure.property;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.function.SingletonSupplier;

/**
 * Ends the start if a property below {@code ensemble} is none but nearly one: a transport
 * that is spelt wrong would be one in memory, and lose what was accepted. One that is
 * like no other, which a newer or older version may know, is named in the log. What the
 * machine brings, its environment and the properties of Java, may have such a name by
 * chance.
 */
class UnknownPropertiesInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final Logger logger = LoggerFactory.getLogger(UnknownPropertiesInitializer.class);

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("ensemble");

	private static final Set<String> BY_CHANCE = Set.of(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
			StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		// Read for those only who set one: it is in many files.
		Supplier<KnownProperties> known = SingletonSupplier.of(() -> known(context));
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(context.getEnvironment())) {
			if (source instanceof IterableConfigurationPropertySource names && !isByChance(source)) {
				check(names, known);
			}
		}
	}

	private static KnownProperties known(ConfigurableApplicationContext context) {
		try {
			return KnownProperties.of(Objects.requireNonNull(context.getClassLoader()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean isByChance(ConfigurationPropertySource source) {
		return source.getUnderlyingSource() instanceof PropertySource<?> underlying
				&& BY_CHANCE.contains(underlying.getName());
	}

	private static void check(IterableConfigurationPropertySource source, Supplier<KnownProperties> known) {
		source.stream()
			.filter(PREFIX::isAncestorOf)
			.filter((name) -> !known.get().contain(name))
			.map((name) -> Objects.requireNonNull(source.getConfigurationProperty(name)))
			.forEach((property) -> refuse(property, known.get().nearest(property.getName())));
	}

	private static void refuse(ConfigurationProperty property, Optional<String> nearest) {
		if (nearest.isPresent()) {
			throw new UnknownPropertyException(property, nearest.get());
		}
		logger.warn("There is no property '{}': what {} says of it has no effect", property.getName(),
				property.getOrigin());
	}

}
