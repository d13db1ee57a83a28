package io.ensemble.autoconfigure;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class PropertyRuleTests {

	@Test
	void valuesThatWillDoPass() {
		assertThatNoException().isThrownBy(() -> {
			PropertyRule.atLeast("ensemble.a", 1, 1);
			PropertyRule.notNegative("ensemble.a", 0.5);
			PropertyRule.atLeast("ensemble.a", Duration.ofSeconds(1), Duration.ofSeconds(1));
			PropertyRule.matches("ensemble.a", "abc", "[a-c]+", "It must be a, b or c.");
		});
	}

	@Test
	void aValueThatWillNotDoIsNamedWithItsPropertyAndTheReason() {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> PropertyRule.atLeast("ensemble.work.lease", Duration.ZERO, Duration.ofMillis(100)))
			.satisfies((failure) -> {
				assertThat(failure.getName()).isEqualTo("ensemble.work.lease");
				assertThat(failure.getValue()).isEqualTo(Duration.ZERO);
				assertThat(failure.getReason()).isEqualTo("It must be at least PT0.1S.");
			});
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> PropertyRule.atLeast("ensemble.a", 0.9, 1));
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> PropertyRule.matches("ensemble.realm", "a b", "\\S+", "It must have no blank."));
	}

	@Test
	void aDurationThatTimeCannotBeReckonedWithIsRefused() {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> PropertyRule.atLeast("ensemble.work.lease", Duration.ofDays(999_999), Duration.ZERO))
			.satisfies((failure) -> assertThat(failure.getReason()).isEqualTo("It must be at most 36500 days."));
	}

	@Test
	void addressesAreNamesOrBeginningsOfNames() {
		assertThatNoException()
			.isThrownBy(() -> PropertyRule.addresses("ensemble.a", List.of("reception", "guest-*", "*")));
		for (String address : List.of("", "front desk", "*desk", "a*b", "a**")) {
			assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class).as(address)
				.isThrownBy(() -> PropertyRule.addresses("ensemble.a", List.of(address)));
		}
	}

	@Test
	void aPlaceholderThatNothingGaveAValueIsNoSecret() {
		assertThatNoException().isThrownBy(() -> {
			PropertyRule.resolved("ensemble.a", null);
			PropertyRule.resolved("ensemble.a", "");
			PropertyRule.resolved("ensemble.a", "$ecret{7}");
		});
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> PropertyRule.resolved("ensemble.security.secret", "${ENSEMBLE_SECRET}"))
			.satisfies((failure) -> assertThat(failure.getReason()).contains("environment variable"));
	}

	@Test
	void noValidatorComesWithTheStarter() {
		assertThat(ClassUtils.isPresent("org.hibernate.validator.HibernateValidator", null)).isFalse();
	}

}
