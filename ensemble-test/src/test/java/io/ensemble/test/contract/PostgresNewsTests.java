package io.ensemble.test.contract;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import io.ensemble.time.SystemTime;
import io.ensemble.transport.jdbc.database.Database;
import io.ensemble.transport.jdbc.news.Message;
import io.ensemble.transport.jdbc.news.PostgresNews;
import io.ensemble.transport.jdbc.transaction.JdbcSteps;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Messages between processes on a real server.
 */
class PostgresNewsTests {

	private static final Duration INTERVAL = Duration.ofMillis(500);

	private static final Duration LONG = Duration.ofDays(1);

	private final JdbcStoreFixture server = JdbcStoreFixture.postgres();

	private final Database database = new Database(this.server.source(), "kitchen");

	private final JdbcSteps threads = new JdbcSteps(this.database, "kitchen", 2, UnaryOperator.identity());

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
			listener.start(UnaryOperator.identity(), (message) -> this.heard.incrementAndGet(),
					this.looks::incrementAndGet);
			sender.start(UnaryOperator.identity(), (message) -> {
			}, () -> {
			});
			await().pollInterval(Duration.ofMillis(20)).until(() -> {
				sender.send(() -> Message.AVAILABLE);
				return this.looks.get() > 2;
			});
			assertThat(this.heard).hasValueGreaterThan(this.looks.get());
		}
	}

	private PostgresNews news(Duration interval) {
		return new PostgresNews(this.database, "kitchen", this.threads::runAtOnce, new SystemTime(), interval);
	}

}
