package io.ensemble.transport.jdbc.transaction;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Tells a database that is away from one that refuses a step.
 */
final class ConnectionFailures {

	/**
	 * The connection; no resources; the server stops or starts; a failure of its system.
	 */
	private static final List<String> STATES = List.of("08", "53", "57P", "58");

	private ConnectionFailures() {
	}

	/**
	 * Whether other steps will fail likewise, as there is no connection to be had or it
	 * was lost.
	 * @param failure why a step failed
	 * @return {@code false} if the database answered
	 */
	static boolean isOne(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (isConnection(cause)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isConnection(Throwable cause) {
		return cause instanceof CannotCreateTransactionException || cause instanceof CannotGetJdbcConnectionException
				|| cause instanceof SQLTransientConnectionException
				|| cause instanceof SQLNonTransientConnectionException || cause instanceof SQLRecoverableException
				|| (cause instanceof SQLException failure && isConnection(failure.getSQLState()));
	}

	private static boolean isConnection(@Nullable String state) {
		return state != null && STATES.stream().anyMatch(state::startsWith);
	}

}
