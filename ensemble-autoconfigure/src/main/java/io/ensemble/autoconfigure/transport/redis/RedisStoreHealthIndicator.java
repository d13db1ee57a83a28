package io.ensemble.autoconfigure.transport.redis;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.ensemble.transport.redis.RedisStore;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/**
 * Says whether the store of accepted work answers, and by what it could lose work.
 */
class RedisStoreHealthIndicator extends AbstractHealthIndicator {

	private final RedisStore store;

	private final Duration timeout;

	RedisStoreHealthIndicator(RedisStore store, Duration timeout) {
		super("The store of accepted work is unavailable");
		this.store = store;
		this.timeout = timeout;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) throws Exception {
		List<String> warnings = this.store.warnings()
			.toCompletableFuture()
			.get(this.timeout.toMillis(), TimeUnit.MILLISECONDS);
		builder.up();
		if (!warnings.isEmpty()) {
			builder.withDetail("warnings", warnings);
		}
	}

}
