package io.ensemble.test.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.ensemble.test.http.WorkApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Results that a running ensemble delivers into a table, asked for over HTTP.
 */
abstract class JdbcDeliveriesContract {

	private static final String TAKE = "select id, request_id from ensemble_result_queue where address = 'reception' "
			+ "order by id fetch first 2 rows only for update skip locked";

	private WorkApi kitchen;

	/**
	 * Where the work is kept.
	 * @return properties of the application
	 */
	protected abstract String[] properties();

	/**
	 * A connection of a receiver.
	 * @return to the same database
	 * @throws SQLException if there is none
	 */
	protected abstract Connection connect() throws SQLException;

	/**
	 * What a second receiver sees of "r-1" to "r-4".
	 * @param taken what the first holds
	 * @return the ids
	 */
	protected abstract List<String> whatIsLeftBeside(String... taken);

	@BeforeEach
	void start() {
		this.kitchen = WorkApi.start(Stream.concat(Arrays.stream(properties()),
				Stream.of("--ensemble.name=kitchen", "--ensemble.transport.type=jdbc",
						"--ensemble.transport.jdbc.queue-addresses=reception,guest-*",
						"--ensemble.transport.jdbc.topic-addresses=menu"))
			.toArray(String[]::new));
	}

	@AfterEach
	void stop() {
		this.kitchen.close();
	}

	@Test
	void aResultIsPublishedToATopic() throws SQLException {
		String published = "select count(*) from ensemble_topic_event where topic = 'menu' and event_key = 't-1'";
		assertThat(this.kitchen.submit("t-1", "TOPIC", "menu").statusCode()).isEqualTo(202);
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			await().until(() -> {
				try (ResultSet row = statement.executeQuery(published)) {
					return row.next() && row.getInt(1) == 1;
				}
			});
		}
	}

	@Test
	void receiversShareTheResultsAndOneThatGoesBackLeavesThemToOthers() throws SQLException {
		for (int i = 1; i <= 4; i++) {
			assertThat(this.kitchen.submit("r-" + i, "QUEUE", "reception").statusCode()).isEqualTo(202);
			int expected = i;
			await().until(() -> count() == expected);
		}
		try (Connection first = connect(); Connection second = connect()) {
			first.setAutoCommit(false);
			second.setAutoCommit(false);
			assertThat(take(first)).containsExactly("r-1", "r-2");
			List<String> taken = new ArrayList<>(take(second));
			assertThat(taken).isEqualTo(whatIsLeftBeside("r-1", "r-2"));
			first.rollback();
			while (taken.size() < 4) {
				taken.addAll(take(second));
			}
			second.commit();
			assertThat(taken).containsExactlyInAnyOrder("r-1", "r-2", "r-3", "r-4");
		}
		assertThat(count()).isZero();
	}

	@Test
	void aResultIsARowWithItsTrace() throws SQLException {
		this.kitchen.submit("r-1", "QUEUE", "guest-7");
		await().until(() -> count() == 1);
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("select * from ensemble_result_queue")) {
			assertThat(row.next()).isTrue();
			assertThat(row.getString("address")).isEqualTo("guest-7");
			assertThat(row.getString("request_id")).isEqualTo("r-1");
			assertThat(row.getString("traceparent")).startsWith("00-");
			assertThat(row.getString("body")).contains("\"status\":\"COMPLETED\"", "\"result\":\"cooked soup\"");
			assertThat(row.getTimestamp("created_at")).isNotNull();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "ensemble:locks:x", "ensemble_work", "reception'; drop table ensemble_work; --", "" })
	void addressesThatAreNotAllowedAreRefused(String address) throws SQLException {
		assertThat(this.kitchen.submit("r-1", "QUEUE", address)).satisfies((answer) -> {
			assertThat(answer.statusCode()).isEqualTo(400);
			assertThat(answer.body()).contains("delivery.address");
		});
		assertThat(count()).isZero();
	}

	@Test
	void thereAreNoTopicsInADatabase() {
		assertThat(this.kitchen.submit("r-1", "TOPIC", "reception").statusCode()).isEqualTo(400);
	}

	private int count() throws SQLException {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("select count(*) from ensemble_result_queue")) {
			row.next();
			return row.getInt(1);
		}
	}

	private static List<String> take(Connection connection) throws SQLException {
		List<String> taken = new ArrayList<>();
		List<Long> ids = new ArrayList<>();
		try (Statement statement = connection.createStatement()) {
			try (ResultSet rows = statement.executeQuery(TAKE)) {
				while (rows.next()) {
					ids.add(rows.getLong("id"));
					taken.add(rows.getString("request_id"));
				}
			}
			for (long id : ids) {
				statement.executeUpdate("delete from ensemble_result_queue where id = " + id);
			}
		}
		return taken;
	}

}
