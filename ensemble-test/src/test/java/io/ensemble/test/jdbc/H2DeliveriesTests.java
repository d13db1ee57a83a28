package io.ensemble.test.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;

class H2DeliveriesTests extends JdbcDeliveriesContract {

	@TempDir
	private Path directory;

	@Override
	protected String[] properties() {
		return new String[] { "--ensemble.transport.jdbc.url=" + url() };
	}

	@Override
	protected Connection connect() throws SQLException {
		return DriverManager.getConnection(url(), "sa", "");
	}

	/**
	 * H2 counts the rows that it skips.
	 */
	@Override
	protected List<String> whatIsLeftBeside(String... taken) {
		return List.of();
	}

	private String url() {
		return "jdbc:h2:file:" + this.directory.resolve("kitchen");
	}

}
