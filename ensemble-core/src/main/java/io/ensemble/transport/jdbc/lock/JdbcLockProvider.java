package io.ensemble.transport.jdbc.lock;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import io.ensemble.time.Micros;
import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.transaction.Transactions;
import io.ensemble.transport.lock.Lock;
import io.ensemble.transport.lock.LockProvider;

/**
 * Locks in a table, a row for each name that was ever locked.
 */
public final class JdbcLockProvider implements LockProvider {

	private final LockTable table = new LockTable();

	private final Transactions transactions;

	/**
	 * Keep locks in a database.
	 * @param transactions reach the database
	 */
	public JdbcLockProvider(Transactions transactions) {
		this.transactions = transactions;
	}

	@Override
	public CompletionStage<Optional<Lock>> acquire(String name, Duration lease) {
		Lock.requireName(name);
		return this.transactions.run((session) -> acquire(session, name, Micros.of(lease)));
	}

	private Optional<Lock> acquire(Session session, String name, long lease) {
		if (!this.table.take(session, name, lease)) {
			if (this.table.token(session, name).isPresent()) {
				return Optional.empty();
			}
			this.table.insert(session, name, lease);
		}
		return this.table.token(session, name).map((token) -> new Lock(name, token));
	}

	@Override
	public CompletionStage<Boolean> renew(Lock lock, Duration lease) {
		return this.transactions.run((session) -> this.table.hold(session, lock, Micros.of(lease)));
	}

	@Override
	public CompletionStage<Boolean> release(Lock lock) {
		return this.transactions.run((session) -> this.table.hold(session, lock, 0));
	}

	@Override
	public CompletionStage<Optional<String>> read(String name) {
		return this.transactions.run((session) -> this.table.text(session, name));
	}

	@Override
	public CompletionStage<Boolean> write(Lock lock, String text) {
		return this.transactions.run((session) -> this.table.write(session, lock, text));
	}

}
