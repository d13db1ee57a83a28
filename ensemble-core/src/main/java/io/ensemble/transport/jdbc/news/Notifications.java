package io.ensemble.transport.jdbc.news;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Listening to the notifications of PostgreSQL on one connection, for the thread that
 * owns it.
 */
final class Notifications {

	private static final String MAKE_UP = """
			insert into ensemble_channel (id, secret)
			values (1, replace(cast(gen_random_uuid() as varchar), '-', '')) on conflict do nothing""";

	private final Connection connection;

	private final PGConnection notifying;

	private final int timeoutBefore;

	private Notifications(Connection connection) throws SQLException {
		this.connection = connection;
		this.timeoutBefore = connection.getNetworkTimeout();
		this.notifying = connection.unwrap(PGConnection.class);
	}

	/**
	 * Make use of a connection.
	 * @param connection the connection
	 * @param patience how long an answer is waited for before the connection counts as
	 * lost
	 * @return what is heard on it, nothing yet
	 * @throws SQLException if the connection is lost
	 */
	static Notifications on(Connection connection, Duration patience) throws SQLException {
		connection.setAutoCommit(true);
		Notifications notifications = new Notifications(connection);
		connection.setNetworkTimeout(Runnable::run, (int) patience.toMillis());
		return notifications;
	}

	/**
	 * Begin to listen.
	 * @param channels where, names without quotes
	 * @throws SQLException if the connection is lost
	 */
	void listen(String... channels) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			for (String channel : channels) {
				statement.execute("listen \"" + channel + "\"");
			}
		}
	}

	/**
	 * What only those know who may read the tables; whoever asks first makes it up.
	 * @return letters and digits
	 * @throws SQLException if the connection is lost, or the tables are
	 */
	String secret() throws SQLException {
		String known = knownSecret();
		if (known != null) {
			return known;
		}
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(MAKE_UP);
		}
		return secret();
	}

	private @Nullable String knownSecret() throws SQLException {
		try (Statement statement = this.connection.createStatement();
				ResultSet row = statement.executeQuery("select secret from ensemble_channel")) {
			return row.next() ? row.getString(1) : null;
		}
	}

	/**
	 * A name that no other connection to this server ever had.
	 * @return the name
	 * @throws SQLException if the connection is lost
	 */
	String origin() throws SQLException {
		try (Statement statement = this.connection.createStatement();
				ResultSet row = statement
					.executeQuery("select pg_backend_pid() || '-' || extract(epoch from clock_timestamp())")) {
			row.next();
			return row.getString(1);
		}
	}

	/**
	 * Stop to listen; the connection is as it was before.
	 * @throws SQLException if the connection is lost
	 */
	void end() throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute("unlisten *");
		}
		this.connection.setNetworkTimeout(Runnable::run, this.timeoutBefore);
	}

	/**
	 * Wait for something to be heard.
	 * @param limit how long at most
	 * @param listener takes what was heard: the channel and the text
	 * @throws SQLException if the connection is lost
	 */
	void await(Duration limit, BiConsumer<String, String> listener) throws SQLException {
		PGNotification[] heard = this.notifying.getNotifications((int) limit.toMillis());
		if (heard != null) {
			for (PGNotification notification : heard) {
				listener.accept(notification.getName(), notification.getParameter());
			}
		}
	}

}
