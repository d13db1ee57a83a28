package io.ensemble.autoconfigure.network.claim;

import java.time.Duration;
import java.util.List;

import io.ensemble.engine.delivery.DeliverySettings;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BroadcastClaimPropertiesTests {

	private static final Duration ATTEMPT = Duration.ofSeconds(60);

	private static final DeliverySettings DELIVERIES = new DeliverySettings(1, 1, Duration.ofHours(1),
			Duration.ofSeconds(1), Duration.ofSeconds(1), ATTEMPT);

	private static final Duration CLAIM = Duration.ofSeconds(10);

	@Test
	void aLeaseThatTheEndOfTheAttemptWouldCutIsRefused() {
		Duration lease = Duration.ofMillis(50_001);
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> properties(lease, "maintenance").settings(DELIVERIES))
			.satisfies((failure) -> {
				assertThat(failure.getName()).isEqualTo("ensemble.delivery.broadcast-claim.lease");
				assertThat(failure.getValue()).isEqualTo(lease);
				assertThat(failure.getReason()).contains("ensemble.delivery.broadcast-claim.claim-timeout", "PT10S",
						"ensemble.delivery.attempt-timeout", "PT1M");
			});
	}

	@Test
	void aLeaseMayLastUntilTheAttemptEnds() {
		Duration lease = ATTEMPT.minus(CLAIM);
		assertThat(properties(lease, "maintenance").settings(DELIVERIES).lease()).isEqualTo(lease);
	}

	@Test
	void theLeaseDoesNotMatterWhereNothingIsOffered() {
		assertThat(properties(Duration.ofHours(1)).settings(DELIVERIES).attemptTimeout()).isEqualTo(ATTEMPT);
	}

	private static BroadcastClaimProperties properties(Duration lease, String... services) {
		return new BroadcastClaimProperties(List.of(services), CLAIM, lease);
	}

}
