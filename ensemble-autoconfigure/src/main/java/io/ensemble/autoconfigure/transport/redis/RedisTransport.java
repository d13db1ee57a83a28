package io.ensemble.autoconfigure.transport.redis;

import java.time.Duration;

import io.ensemble.time.Timers;
import io.ensemble.transport.redis.RedisStore;
import io.ensemble.transport.redis.RedisStoreSettings;
import io.ensemble.transport.redis.client.RedisFailures;
import io.ensemble.transport.shared.SharedStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store in Redis with its connections and threads.
 */
class RedisTransport implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(RedisTransport.class);

	private final RedisAccess access;

	private final RedisStoreSettings settings;

	private final RedisStore store;

	RedisTransport(RedisAddress address, Duration timeout, RedisStoreSettings settings) {
		this.settings = settings;
		this.access = new RedisAccess(address, timeout, settings.ensemble());
		this.store = new RedisStore(this.access.client(), settings, this.access.threads());
		report();
	}

	private void report() {
		this.store.warnings().whenComplete((warnings, failure) -> {
			if (failure != null) {
				logger.warn(
						"The Redis that keeps accepted work cannot be used yet: {}. It is where "
								+ "ensemble.transport.redis.url or spring.data.redis says",
						RedisFailures.translate(failure).getMessage());
			}
			else {
				warnings.forEach(logger::warn);
			}
		});
	}

	RedisStore store() {
		return this.store;
	}

	SharedStore storeOf(String ensemble, Timers timers) {
		RedisStore other = new RedisStore(this.access.client(), this.settings.of(ensemble), this.access.threads());
		other.watch(timers);
		return new SharedStore(other.queue(), other.results(), other::close);
	}

	RedisAccess access() {
		return this.access;
	}

	@Override
	public void close() {
		this.store.close();
		this.access.close();
	}

}
