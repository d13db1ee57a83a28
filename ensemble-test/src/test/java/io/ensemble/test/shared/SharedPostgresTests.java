package io.ensemble.test.shared;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class SharedPostgresTests extends SharedStoreContract {

	private static EmbeddedPostgres server;

	private static int test;

	@BeforeAll
	static void start() throws IOException {
		server = EmbeddedPostgres.start();
	}

	@AfterAll
	static void stop() throws IOException {
		server.close();
	}

	@Override
	String[] store() throws SQLException {
		String database = "test_" + ++test;
		try (Connection connection = server.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("create database " + database);
		}
		return new String[] { "ensemble.transport.type=jdbc",
				"ensemble.transport.jdbc.url=" + server.getJdbcUrl("postgres", database) };
	}

}
