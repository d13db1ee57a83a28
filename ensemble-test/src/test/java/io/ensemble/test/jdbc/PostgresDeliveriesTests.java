package io.ensemble.test.jdbc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class PostgresDeliveriesTests extends JdbcDeliveriesContract {

	private static EmbeddedPostgres server;

	@BeforeAll
	static void startServer() throws IOException {
		server = EmbeddedPostgres.start();
	}

	@AfterAll
	static void stopServer() throws IOException {
		server.close();
	}

	@AfterEach
	void empty() throws SQLException {
		try (Connection connection = connect()) {
			connection.createStatement().execute("truncate ensemble_result_queue, ensemble_work");
		}
	}

	@Override
	protected String[] properties() {
		return new String[] { "--ensemble.transport.jdbc.url=" + server.getJdbcUrl("postgres", "postgres"),
				"--ensemble.transport.jdbc.username=postgres" };
	}

	@Override
	protected Connection connect() throws SQLException {
		return server.getPostgresDatabase().getConnection();
	}

	@Override
	protected List<String> whatIsLeftBeside(String... taken) {
		return List.of("r-3", "r-4");
	}

}
