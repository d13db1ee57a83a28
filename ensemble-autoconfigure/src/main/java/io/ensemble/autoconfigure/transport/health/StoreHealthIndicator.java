package io.ensemble.autoconfigure.transport.health;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.ensemble.autoconfigure.transport.StoreCheck;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Down while the store that keeps accepted work does not answer; says by what a store
 * that answers could lose work. Blocks the thread of the probe for two seconds at most.
 */
class StoreHealthIndicator implements HealthIndicator {

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private final StoreCheck store;

	/**
	 * Watch a store.
	 * @param store is asked at every probe
	 */
	StoreHealthIndicator(StoreCheck store) {
		this.store = store;
	}

	@Override
	public Health health() {
		try {
			List<String> warnings = this.store.warnings()
				.toCompletableFuture()
				.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
			return warnings.isEmpty() ? Health.up().build() : Health.up().withDetail("warnings", warnings).build();
		}
		catch (ExecutionException | TimeoutException ex) {
			return Health.down().build();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return Health.down().build();
		}
	}

}
