package io.ensemble.test.contract;

import java.time.Duration;

import io.ensemble.time.VirtualTime;
import io.ensemble.transport.CacheKey;
import io.ensemble.transport.ResultCache;
import io.ensemble.transport.simple.local.SimpleResultCache;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link SimpleResultCache} does what every cache does, within its bounds.
 */
class SimpleResultCacheTests extends ResultCacheContract {

	private static final int MAX_ENTRIES = 10;

	@Override
	protected CacheFixture open() {
		VirtualTime time = new VirtualTime();
		SimpleResultCache cache = new SimpleResultCache(time, CacheFixture.TTL, MAX_ENTRIES);
		return new CacheFixture() {

			@Override
			public ResultCache cache() {
				return cache;
			}

			@Override
			public void advance(Duration duration) {
				time.advance(duration);
			}

		};
	}

	@Test
	void whatNobodyAskedForForTheLongestTimeMakesRoom() {
		ResultCache cache = open().cache();
		for (int i = 0; i < MAX_ENTRIES; i++) {
			cache.put(key(i), "x");
		}
		assertThat(StoreDriver.await(cache.get(key(0), null))).isPresent();
		cache.put(key(MAX_ENTRIES), "x");
		assertThat(StoreDriver.await(cache.get(key(0), null))).isPresent();
		assertThat(StoreDriver.await(cache.get(key(1), null))).isEmpty();
		assertThat(StoreDriver.await(cache.get(key(MAX_ENTRIES), null))).isPresent();
	}

	private static CacheKey key(int number) {
		return new CacheKey("anyone", "purchase-parts", "k" + number);
	}

}
