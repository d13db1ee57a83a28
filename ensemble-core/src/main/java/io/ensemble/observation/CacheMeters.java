package io.ensemble.observation;

import java.util.function.ToDoubleFunction;

import io.ensemble.engine.cache.CachedResults;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Counts how often the cache of results spared work.
 */
public class CacheMeters implements MeterBinder {

	private final String ensemble;

	private final CachedResults cached;

	/**
	 * Measure a cache.
	 * @param ensemble the name of the ensemble
	 * @param cached the cache
	 */
	public CacheMeters(String ensemble, CachedResults cached) {
		this.ensemble = ensemble;
		this.cached = cached;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		count("hit", CachedResults::hits, registry);
		count("miss", CachedResults::misses, registry);
	}

	private void count(String outcome, ToDoubleFunction<CachedResults> value, MeterRegistry registry) {
		FunctionCounter.builder("agentensemble.result.cache", this.cached, value)
			.description("Requests that a cached result would do for, by whether there was one")
			.tags("ensemble", this.ensemble, "outcome", outcome)
			.register(registry);
	}

}
