package io.ensemble.test.contract;

import java.time.Duration;

import io.ensemble.transport.ResultCache;

/**
 * The cache of a store, on the time of the store.
 *
 * @param store is closed with the cache
 * @param cache the cache
 */
record StoreCacheFixture(StoreFixture store, ResultCache cache) implements CacheFixture {

	@Override
	public void advance(Duration duration) {
		this.store.advance(duration);
	}

	@Override
	public void close() {
		this.store.close();
	}

}
