package io.ensemble.faults.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.ensemble.faults.process.Signals;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.Awaitility;

/**
 * A PostgreSQL that writes what it confirms, into a directory that survives the death of
 * its processes.
 */
final class PostgresServer implements StoreServer {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final Path directory;

	private final EmbeddedPostgres server;

	private final List<String> command;

	PostgresServer(Path directory) {
		this.directory = directory;
		try {
			this.server = EmbeddedPostgres.builder()
				.setDataDirectory(directory)
				.setCleanDataDirectory(false)
				.setServerConfig("fsync", "on")
				.setServerConfig("synchronous_commit", "on")
				.setServerConfig("full_page_writes", "on")
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.command = command(postmaster().info());
	}

	// The server refuses to be root, but takes root's right to be somebody else.
	private static List<String> command(ProcessHandle.Info postmaster) {
		List<String> command = new ArrayList<>();
		if (postmaster.user().filter("root"::equals).isPresent()) {
			command.addAll(List.of("unshare", "-U"));
		}
		command.add(postmaster.command().orElseThrow());
		command.addAll(List.of(postmaster.arguments().orElseThrow()));
		return command;
	}

	private ProcessHandle postmaster() {
		try {
			long pid = Long.parseLong(Files.readAllLines(this.directory.resolve("postmaster.pid")).get(0).trim());
			return ProcessHandle.of(pid).orElseThrow();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public List<String> properties(int port) {
		return List.of("ensemble.transport.type=jdbc", "ensemble.transport.jdbc.username=postgres",
				"ensemble.transport.jdbc.url=" + url(port));
	}

	private static String url(int port) {
		return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
	}

	@Override
	public int port() {
		return this.server.getPort();
	}

	@Override
	public void kill() {
		signal("KILL");
	}

	// Its fast shutdown: clients are thrown out.
	@Override
	public void stop() {
		signal("INT");
	}

	private void signal(String name) {
		ProcessHandle postmaster = postmaster();
		Signals.send(postmaster.pid(), name);
		Awaitility.await().atMost(PATIENCE).until(() -> !postmaster.isAlive());
	}

	// While processes of the one before are still dying it does not start.
	@Override
	public void start() {
		Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
			Process started = new ProcessBuilder(this.command).redirectErrorStream(true)
				.redirectOutput(
						ProcessBuilder.Redirect.appendTo(this.directory.resolveSibling("postgresql.log").toFile()))
				.start();
			Awaitility.await().atMost(PATIENCE).until(() -> !started.isAlive() || answers());
			return started.isAlive();
		});
	}

	private boolean answers() {
		try (Connection connection = connect()) {
			return connection.isValid(1);
		}
		catch (SQLException ex) {
			return false;
		}
	}

	private Connection connect() throws SQLException {
		return DriverManager.getConnection(url(port()), "postgres", "");
	}

	@Override
	public void empty() {
		tell("drop schema public cascade", "create schema public");
	}

	// What a full disk and a standby have in common: transactions may only read.
	@Override
	public void refuseWrites(boolean full) {
		tell("alter system set default_transaction_read_only = " + (full ? "on" : "off"), "select pg_reload_conf()");
	}

	@Override
	public void spoil(String id) {
		tell("update ensemble_work set request = 'not JSON' where request_id = '" + id + "'");
	}

	@Override
	public long kept() {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet count = statement.executeQuery("select count(*) from ensemble_work")) {
			count.next();
			return count.getLong(1);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void tell(String... statements) {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
