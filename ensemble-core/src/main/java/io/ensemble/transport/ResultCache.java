package io.ensemble.transport;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/**
 * Outputs of completed work, to answer the same question again. A cache may forget
 * whatever it likes whenever it likes; it never answers with something older than its
 * time to live or than the caller wants. Ages are measured by the cache's own clock.
 *
 * <p>
 * No method blocks, and every one may be called on any thread. A cache that cannot be
 * reached fails the stage, and the work is done.
 */
public interface ResultCache {

	/** Keeps nothing. */
	ResultCache NONE = new ResultCache() {

		@Override
		public CompletionStage<Optional<String>> get(CacheKey key, @Nullable Duration maxAge) {
			return CompletableFuture.completedFuture(Optional.empty());
		}

		@Override
		public CompletionStage<Void> put(CacheKey key, String output) {
			return CompletableFuture.completedFuture(null);
		}

	};

	/**
	 * Look for an output.
	 * @param key what was asked
	 * @param maxAge how old it may be at most; {@code null} for any age within the time
	 * to live
	 * @return the latest output, if it is there and not too old
	 */
	CompletionStage<Optional<String>> get(CacheKey key, @Nullable Duration maxAge);

	/**
	 * Keep an output; it replaces an earlier one.
	 * @param key what was asked
	 * @param output the answer
	 * @return completes when it is kept
	 */
	CompletionStage<Void> put(CacheKey key, String output);

}
