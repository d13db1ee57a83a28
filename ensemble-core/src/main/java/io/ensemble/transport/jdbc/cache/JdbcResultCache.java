package io.ensemble.transport.jdbc.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import io.ensemble.time.Micros;
import io.ensemble.transport.CacheKey;
import io.ensemble.transport.ResultCache;
import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.transaction.JdbcSteps;
import org.jspecify.annotations.Nullable;

/**
 * A cache in a relational database, shared by all processes of an ensemble. Whatever is
 * kept makes it forget what is too old, so it grows with what is kept within the time to
 * live.
 */
public final class JdbcResultCache implements ResultCache {

	private final CacheTable table = new CacheTable();

	private final JdbcSteps threads;

	private final long ttl;

	/**
	 * Keep outputs for a while.
	 * @param threads run the transactions
	 * @param ttl how long
	 */
	public JdbcResultCache(JdbcSteps threads, Duration ttl) {
		this.threads = threads;
		this.ttl = Micros.of(ttl);
	}

	@Override
	public CompletionStage<Optional<String>> get(CacheKey key, @Nullable Duration maxAge) {
		long age = (maxAge != null) ? Math.min(this.ttl - 1, Micros.of(maxAge)) : this.ttl - 1;
		return this.threads.run((session) -> this.table.find(session, key, session.now() - age));
	}

	@Override
	public CompletionStage<Void> put(CacheKey key, String output) {
		return this.threads.run((session) -> put(session, key, output)).thenAccept((kept) -> {
		});
	}

	private boolean put(Session session, CacheKey key, String output) {
		this.table.put(session, key, output);
		this.table.forget(session, session.now() - this.ttl);
		return true;
	}

}
