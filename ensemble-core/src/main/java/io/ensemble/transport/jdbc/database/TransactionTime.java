package io.ensemble.transport.jdbc.database;

import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * The store's time in one transaction. The server is asked when it is first needed, as
 * many transactions need no time. For the thread of that transaction.
 */
public final class TransactionTime {

	private final LongSupplier server;

	private @Nullable Long asked;

	TransactionTime(LongSupplier server) {
		this.server = server;
	}

	long get() {
		Long known = this.asked;
		if (known == null) {
			known = this.server.getAsLong();
			this.asked = known;
		}
		return known;
	}

}
