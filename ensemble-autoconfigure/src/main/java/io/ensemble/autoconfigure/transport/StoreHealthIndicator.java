package io.ensemble.autoconfigure.transport;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.ensemble.transport.ResultStore;
import io.ensemble.work.WorkKey;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Down while the store that keeps accepted work does not answer. Blocks the thread of the
 * probe for two seconds at most.
 */
class StoreHealthIndicator implements HealthIndicator {

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private static final WorkKey NOBODYS = WorkKey.of("ensemble:health");

	private final ResultStore results;

	/**
	 * Watch a store.
	 * @param results asked for a key that nobody uses
	 */
	StoreHealthIndicator(ResultStore results) {
		this.results = results;
	}

	@Override
	public Health health() {
		try {
			this.results.find(NOBODYS).toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
			return Health.up().build();
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
