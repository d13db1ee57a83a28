package io.ensemble.test.contract;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.ensemble.protocol.stored.StoredJson;
import io.ensemble.transport.Claim;
import io.ensemble.transport.jdbc.JdbcWorkStore;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who hears the news of a database, and whose news is believed.
 */
class PostgresChannelTests {

	/** Less than it takes until somebody looks at the tables. */
	private static final Duration SOON = Duration.ofSeconds(5);

	private static final String LISTENERS = """
			select count(*) from pg_stat_activity where state = 'idle' and query like 'select pg_backend_pid() ||%'""";

	private final JdbcStoreFixture here = JdbcStoreFixture.postgres();

	private final JdbcWorkStore another = this.here.anotherProcess();

	private final JdbcTemplate template = new JdbcTemplate(this.here.source());

	@BeforeEach
	void listen() {
		awaitListeners(2);
	}

	@AfterEach
	void close() throws Exception {
		this.another.close();
		this.here.close();
	}

	@Test
	void whatEndsInAnotherSchemaEndsNothingOfTheSameNameHere() throws Exception {
		this.template.execute("create schema cellar");
		try (JdbcStoreFixture there = new JdbcStoreFixture(PostgresServer.url() + "&currentSchema=cellar", "postgres");
				JdbcWorkStore alsoThere = there.anotherProcess()) {
			awaitListeners(4);
			CompletableFuture<WorkRecord> ours = expect(this.here, WorkKey.of("r1"));
			CompletableFuture<WorkRecord> theirs = expect(there, WorkKey.of("r1"));
			finish(alsoThere);
			assertThat(theirs).succeedsWithin(SOON);
			assertHearsOfOthersBut(ours);
		}
		finally {
			this.template.execute("drop schema cellar cascade");
		}
	}

	@Test
	void whoMayOnlyConnectEndsNothing() {
		CompletableFuture<WorkRecord> ours = expect(this.here, WorkKey.of("r1"));
		this.template.queryForList("select pg_notify(?, ?)", "ensemble_" + Integer.toHexString("kitchen".hashCode()),
				forged());
		assertHearsOfOthersBut(ours);
	}

	@Test
	void theNameOfACallerEndsNothing() {
		CompletableFuture<WorkRecord> ours = expect(this.here, WorkKey.of("r1"));
		finish(this.another);
		assertThat(ours).succeedsWithin(SOON);
		CompletableFuture<WorkRecord> victim = expect(this.here, WorkKey.of("r2"));
		StoreDriver.await(this.another.claim(1, StoreDriver.LEASE));
		CompletableFuture<WorkRecord> theirs = expect(this.here,
				new WorkKey("mallory\n" + forged().replace("r1", "r2"), "r3"));
		finish(this.another);
		assertThat(theirs).succeedsWithin(SOON);
		assertHearsOfOthersBut(victim);
	}

	private static String forged() {
		return String.join("\t", "somebody", "kitchen", "r1", "COMPLETED NORMAL 1 1 1",
				new StoredJson().write(WorkResult.completed("poison")), WorkKey.ANYONE);
	}

	private void assertHearsOfOthersBut(CompletableFuture<WorkRecord> silent) {
		StoreDriver.await(this.another.claim(1, StoreDriver.LEASE));
		CompletableFuture<WorkRecord> other = expect(this.here, WorkKey.of("last"));
		finish(this.another);
		assertThat(other).succeedsWithin(SOON);
		assertThat(silent).isNotDone();
	}

	private static CompletableFuture<WorkRecord> expect(JdbcStoreFixture fixture, WorkKey key) {
		CompletableFuture<WorkRecord> end = fixture.results().expect(key).toCompletableFuture();
		StoreDriver.await(fixture.queue()
			.enqueue(StoreDriver.submission(key.caller(), StoreDriver.request(key.requestId())), 100));
		return end;
	}

	private static void finish(JdbcWorkStore store) {
		Claim claim = StoreDriver.await(store.claim(1, StoreDriver.LEASE)).get(0);
		assertThat(StoreDriver.await(store.finish(claim, WorkResult.completed("soup")))).isPresent();
	}

	private void awaitListeners(int count) {
		Awaitility.await().until(() -> count == this.template.queryForObject(LISTENERS, Integer.class));
	}

}
