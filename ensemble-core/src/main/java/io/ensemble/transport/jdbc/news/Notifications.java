package io.ensemble.transport.jdbc.news;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.BiConsumer;

import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Listening to the notifications of PostgreSQL on one connection, for the thread that
 * owns it.
 */
final class Notifications {

	private final Connection connection;

	private final PGConnection notifying;

	private Notifications(Connection connection) throws SQLException {
		this.connection = connection;
		this.notifying = connection.unwrap(PGConnection.class);
	}

	/**
	 * Begin to listen.
	 * @param connection the connection
	 * @param channels where to listen, names without quotes
	 * @return what is heard
	 * @throws SQLException if the connection is lost
	 */
	static Notifications on(Connection connection, String... channels) throws SQLException {
		connection.setAutoCommit(true);
		try (Statement statement = connection.createStatement()) {
			for (String channel : channels) {
				statement.execute("listen \"" + channel + "\"");
			}
		}
		return new Notifications(connection);
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
