package io.ensemble.autoconfigure.engine;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DeliveryPropertiesTests {

	@Test
	void thePausesDoNotEndBeforeTheFirstOne() {
		Duration first = Duration.ofMinutes(10);
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> new DeliveryProperties(1, 1, Duration.ofHours(1), first, first.minusMillis(1), first))
			.withMessageContainingAll("ensemble.delivery.max-pause", "It must be at least PT10M.");
	}

}
