package io.ensemble.transport.redis;

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Since when the server has known the ensemble, which sweeps write down: a later time
 * says that it has lost everything meanwhile. Thread-safe.
 */
final class KnownSince {

	private static final Logger logger = LoggerFactory.getLogger(KnownSince.class);

	private final AtomicReference<@Nullable String> last = new AtomicReference<>();

	private final String ensemble;

	private final FinalNews news;

	KnownSince(String ensemble, FinalNews news) {
		this.ensemble = ensemble;
		this.news = news;
	}

	/**
	 * The server answered: look for what it lost, or for what could not be looked for
	 * before.
	 * @param since since when it has known the ensemble; {@code null} if nobody has swept
	 * there yet
	 */
	void told(@Nullable String since) {
		String before = (since != null) ? this.last.getAndSet(since) : null;
		if (before != null && !before.equals(since)) {
			logger.error("Redis has lost everything that ensemble {} kept there: accepted work that had not ended is "
					+ "gone. Look for FLUSHALL, an eviction, or a restart without AOF", this.ensemble);
			this.news.lookAgain();
		}
		else {
			this.news.catchUp();
		}
	}

}
