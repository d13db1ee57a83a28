package io.ensemble.engine.cache;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

import io.ensemble.capability.Capability;
import io.ensemble.engine.StoreOutages;
import io.ensemble.transport.CacheKey;
import io.ensemble.transport.ResultCache;
import io.ensemble.work.CachePolicy;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;

/**
 * What may be answered from the cache, and what goes there: whole outputs only, of
 * requests that name a cache key. What a person has to agree to is done each time. A
 * cache that cannot be reached is an empty one.
 */
public class CachedResults {

	private final ResultCache cache;

	private final StoreOutages outages;

	private final AtomicLong hits = new AtomicLong();

	private final AtomicLong misses = new AtomicLong();

	/**
	 * Use a cache.
	 * @param cache the cache
	 * @param outages is told when it cannot be reached
	 */
	public CachedResults(ResultCache cache, StoreOutages outages) {
		this.cache = cache;
		this.outages = outages;
	}

	/**
	 * Look for the answer to a request.
	 * @param submission the request
	 * @param capability what it asks for
	 * @return the result; empty if the work is to be done. Never fails
	 */
	public CompletionStage<Optional<WorkResult>> find(Submission submission, Capability capability) {
		CacheKey key = CacheKey.of(submission);
		if (key == null || submission.request().cachePolicy() != CachePolicy.USE_CACHED || capability.gate() != null) {
			return CompletableFuture.completedFuture(Optional.empty());
		}
		return this.cache.get(key, submission.request().maxAge()).handle((output, failure) -> {
			if (failure != null) {
				this.outages.failed("the cache of results is not asked", failure);
				return Optional.empty();
			}
			return output.map(WorkResult::completed);
		});
	}

	void keep(Submission submission, Capability capability, WorkResult result) {
		CacheKey key = CacheKey.of(submission);
		String output = result.output();
		boolean whole = result.status() == WorkStatus.COMPLETED && result.error() == null;
		if (key != null && output != null && whole && capability.gate() == null) {
			this.cache.put(key, output).exceptionally((failure) -> {
				this.outages.failed("a result is not cached", failure);
				return null;
			});
		}
	}

	/**
	 * A request was answered from the cache.
	 */
	public void hit() {
		this.hits.incrementAndGet();
	}

	void miss() {
		this.misses.incrementAndGet();
	}

	/**
	 * How often work was spared.
	 * @return requests that were answered from the cache
	 */
	public long hits() {
		return this.hits.get();
	}

	/**
	 * How often there was nothing to answer with.
	 * @return attempts that ran although a cached result would have done
	 */
	public long misses() {
		return this.misses.get();
	}

}
