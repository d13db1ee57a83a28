package io.ensemble.transport.simple.local;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.transport.CacheKey;
import io.ensemble.transport.ResultCache;
import org.jspecify.annotations.Nullable;

/**
 * A cache in memory. What was not asked for the longest time makes room for what is new.
 */
public final class SimpleResultCache implements ResultCache {

	private static final float LOAD_FACTOR = 0.75f;

	private final InstantSource clock;

	private final Duration ttl;

	private final Map<CacheKey, Entry> entries;

	/**
	 * Start with nothing.
	 * @param clock tells the age
	 * @param ttl how long an output is kept
	 * @param maxEntries how many outputs are kept at most
	 */
	public SimpleResultCache(InstantSource clock, Duration ttl, int maxEntries) {
		this.clock = clock;
		this.ttl = ttl;
		this.entries = new LinkedHashMap<>(16, LOAD_FACTOR, true) {

			@Override
			protected boolean removeEldestEntry(Map.Entry<CacheKey, Entry> eldest) {
				return size() > maxEntries;
			}

		};
	}

	@Override
	public CompletionStage<Optional<String>> get(CacheKey key, @Nullable Duration maxAge) {
		return CompletableFuture.completedFuture(find(key, maxAge));
	}

	private synchronized Optional<String> find(CacheKey key, @Nullable Duration maxAge) {
		Entry entry = this.entries.get(key);
		if (entry == null) {
			return Optional.empty();
		}
		Duration age = Duration.between(entry.at(), this.clock.instant());
		if (age.compareTo(this.ttl) >= 0) {
			this.entries.remove(key);
			return Optional.empty();
		}
		return (maxAge == null || age.compareTo(maxAge) <= 0) ? Optional.of(entry.output()) : Optional.empty();
	}

	@Override
	public synchronized CompletionStage<Void> put(CacheKey key, String output) {
		this.entries.put(key, new Entry(output, this.clock.instant()));
		return CompletableFuture.completedFuture(null);
	}

	private record Entry(String output, Instant at) {
	}

}
