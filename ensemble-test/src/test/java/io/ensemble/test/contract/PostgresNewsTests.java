package io.ensemble.test.contract;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.ensemble.fault.TcpProxy;
import io.ensemble.protocol.stored.StoredJson;
import io.ensemble.time.SystemTime;
import io.ensemble.transport.jdbc.database.Database;
import io.ensemble.transport.jdbc.news.Message;
import io.ensemble.transport.jdbc.news.PostgresNews;
import io.ensemble.transport.jdbc.transaction.JdbcSteps;
import io.ensemble.work.Priority;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages between processes on a real server.
 */
class PostgresNewsTests {

	private static final Duration INTERVAL = Duration.ofMillis(500);

	/** Names itself as the last thing before it waits. */
	private static final String LISTENING = "query like 'select pg_backend_pid() ||%'";

	private static final Duration LONG = Duration.ofDays(1);

	private final JdbcStoreFixture server = JdbcStoreFixture.postgres();

	private final Database database = new Database(this.server.source(), "kitchen");

	private final JdbcSteps threads = new JdbcSteps(this.database, "kitchen", 2, UnaryOperator.identity());

	private final List<Message> messages = new CopyOnWriteArrayList<>();

	private final AtomicInteger heard = new AtomicInteger();

	private final AtomicInteger looks = new AtomicInteger();

	@AfterEach
	void close() throws Exception {
		this.threads.close();
		this.server.close();
	}

	@Test
	void whoHearsNewsAllTheTimeLooksAtTheTablesNowAndThenAsWell() {
		try (PostgresNews listener = news(INTERVAL); PostgresNews sender = news(LONG)) {
			ready(sender);
			listener.start(UnaryOperator.identity(), (message) -> this.heard.incrementAndGet(),
					this.looks::incrementAndGet);
			Awaitility.await().pollInterval(Duration.ofMillis(20)).until(() -> {
				sender.send(() -> Message.AVAILABLE);
				return this.looks.get() > 2;
			});
			assertThat(this.heard).hasValueGreaterThan(this.looks.get());
		}
	}

	@Test
	void whoCannotListenLooksAtTheTablesAllTheSame() {
		this.database.open();
		new JdbcTemplate(this.server.source()).execute("drop table ensemble_channel");
		try (PostgresNews deaf = news(INTERVAL)) {
			deaf.start(UnaryOperator.identity(), (message) -> this.heard.incrementAndGet(),
					this.looks::incrementAndGet);
			Awaitility.await().until(() -> this.looks.get() > 2);
		}
	}

	@Test
	void whoLosesItsConnectionLooksForWhatEndedMeanwhile() {
		List<CompletableFuture<WorkRecord>> waiting = Stream.of("r1", "r2").map(this::await).toList();
		JdbcTemplate template = new JdbcTemplate(this.server.source());
		Awaitility.await().until(() -> listeners(template) == 1);
		template.update(
				"update ensemble_work set place = 4, status = 'COMPLETED', completed_at = accepted_at,"
						+ " due_at = accepted_at + 3600000000, result = ? where request_id = 'r1'",
				new StoredJson().write(WorkResult.completed("soup")));
		template.queryForList("select pg_terminate_backend(pid) from pg_stat_activity where " + LISTENING);
		assertThat(waiting.get(0)).succeedsWithin(Duration.ofSeconds(8))
			.satisfies((record) -> assertThat(record.status()).isEqualTo(WorkStatus.COMPLETED));
		assertThat(waiting.get(1)).isNotDone();
	}

	@Test
	void othersAreToldWhenMoreIsDueThanAClaimTakes() {
		StoreDriver store = new StoreDriver(this.server);
		List.of("r1", "r2").forEach(store::accept);
		store.claim(2).forEach((claim) -> store.retry(claim, Duration.ofMinutes(1)));
		try (PostgresNews listener = news(LONG)) {
			hear(listener);
			this.server.advance(Duration.ofMinutes(1));
			assertThat(store.claimOne().record().key()).isEqualTo(WorkKey.of("r1"));
			Awaitility.await().until(() -> this.messages.contains(Message.AVAILABLE));
		}
	}

	@Test
	void othersAreToldOfWorkThatMovesForward() {
		StoreDriver store = new StoreDriver(this.server);
		store.accept("r1");
		try (PostgresNews listener = news(LONG)) {
			hear(listener);
			assertThat(StoreDriver.await(store.queue().reprioritise(WorkKey.of("r1"), Priority.CRITICAL))).isTrue();
			Awaitility.await().until(() -> this.messages.contains(Message.AVAILABLE));
		}
	}

	// What was told before an end that is heard was heard before it.
	private void hear(PostgresNews listener) {
		StoreDriver store = new StoreDriver(this.server);
		IntStream.range(0, 100).forEach((i) -> store.accept("end-" + i));
		listener.start(UnaryOperator.identity(), this.messages::add, this.looks::incrementAndGet);
		Awaitility.await().until(() -> this.looks.get() > 0);
		AtomicInteger ends = new AtomicInteger();
		Awaitility.await().until(() -> {
			StoreDriver.await(store.results().end(WorkKey.of("end-" + ends.getAndIncrement()), EndContract.CANCELLED));
			return this.messages.stream().anyMatch((message) -> message.ended() != null);
		});
		this.messages.clear();
	}

	@Test
	void whoseConnectionIsCutOffInSilenceLooksAndListensAgain() throws Exception {
		AtomicReference<DataSource> way = new AtomicReference<>(this.server.source());
		Database cut = new Database(through(way), "kitchen");
		cut.open();
		try (TcpProxy proxy = new TcpProxy(PostgresServer.port());
				PostgresNews listener = news(cut, INTERVAL);
				PostgresNews sender = news(LONG)) {
			way.set(new DriverManagerDataSource(PostgresServer.url(proxy.port()), "postgres", ""));
			listener.start(UnaryOperator.identity(), this.messages::add, this.looks::incrementAndGet);
			Awaitility.await().until(() -> this.looks.get() > 0);
			way.set(this.server.source());
			proxy.swallow(true);
			int before = this.looks.get();
			Awaitility.await().until(() -> this.looks.get() > before + 2);
			ready(sender);
			Awaitility.await().until(() -> {
				sender.send(() -> Message.AVAILABLE);
				return this.messages.contains(Message.AVAILABLE);
			});
		}
	}

	private static void ready(PostgresNews sender) {
		AtomicInteger begun = new AtomicInteger();
		sender.start(UnaryOperator.identity(), (message) -> {
		}, begun::incrementAndGet);
		Awaitility.await().until(() -> begun.get() > 0);
	}

	private static DataSource through(AtomicReference<DataSource> way) {
		return new AbstractDataSource() {

			@Override
			public Connection getConnection() throws SQLException {
				return way.get().getConnection();
			}

			@Override
			public Connection getConnection(String username, String password) throws SQLException {
				return getConnection();
			}

		};
	}

	private CompletableFuture<WorkRecord> await(String id) {
		StoreDriver.await(this.server.queue().enqueue(StoreDriver.submission(StoreDriver.request(id)), 100));
		return this.server.results().whenFinal(WorkKey.of(id)).toCompletableFuture();
	}

	private static Integer listeners(JdbcTemplate template) {
		return template.queryForObject("select count(*) from pg_stat_activity where " + LISTENING, Integer.class);
	}

	private PostgresNews news(Duration interval) {
		return news(this.database, interval);
	}

	private PostgresNews news(Database database, Duration interval) {
		return new PostgresNews(database, "kitchen", this.threads::runAtOnce, new SystemTime(), interval);
	}

}
