package io.ensemble.transport.redis.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import io.ensemble.transport.CacheKey;
import io.ensemble.transport.ResultCache;
import io.ensemble.transport.redis.client.RedisScripts;
import io.ensemble.transport.redis.client.Step;
import org.jspecify.annotations.Nullable;

/**
 * A cache in Redis, shared by all processes of an ensemble. The server forgets what is
 * too old.
 */
public final class RedisResultCache implements ResultCache {

	private final RedisScripts scripts;

	private final long ttl;

	/**
	 * Keep outputs for a while.
	 * @param scripts reach the server
	 * @param ttl how long
	 */
	public RedisResultCache(RedisScripts scripts, Duration ttl) {
		this.scripts = scripts;
		this.ttl = TimeUnit.MICROSECONDS.convert(ttl);
	}

	@Override
	public CompletionStage<Optional<String>> get(CacheKey key, @Nullable Duration maxAge) {
		long age = (maxAge != null) ? Math.min(this.ttl - 1, TimeUnit.MICROSECONDS.convert(maxAge)) : this.ttl - 1;
		return this.scripts.run(Step.FIND_OUTPUT, key.digest(), Long.toString(age))
			.thenApply((reply) -> reply.isEmpty() ? Optional.empty() : Optional.of(reply.text(0)));
	}

	@Override
	public CompletionStage<Void> put(CacheKey key, String output) {
		return this.scripts.run(Step.KEEP_OUTPUT, key.digest(), output, Long.toString(this.ttl)).thenAccept((reply) -> {
		});
	}

}
