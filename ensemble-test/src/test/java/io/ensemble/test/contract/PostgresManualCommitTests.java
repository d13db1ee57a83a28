package io.ensemble.test.contract;

import java.time.Duration;
import java.util.List;

import com.zaxxer.hikari.HikariDataSource;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.Claim;
import io.ensemble.transport.Enqueued;
import io.ensemble.transport.Found;
import io.ensemble.transport.jdbc.JdbcStoreSettings;
import io.ensemble.transport.jdbc.JdbcWorkStore;
import io.ensemble.transport.jdbc.database.Database;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A pool of an application whose connections do not commit by themselves.
 */
class PostgresManualCommitTests {

	private static final String ENSEMBLE = "bar";

	private final JdbcStoreFixture server = JdbcStoreFixture.postgres();

	private final HikariDataSource source = new HikariDataSource();

	private JdbcWorkStore store;

	@BeforeEach
	void open() {
		JdbcTemplate template = new JdbcTemplate(this.server.source());
		JdbcStoreFixture.TABLES.forEach((table) -> template.execute("drop table " + table));
		this.source.setJdbcUrl(PostgresServer.url());
		this.source.setUsername("postgres");
		this.source.setAutoCommit(false);
		this.store = storeOn(new Database(this.source, ENSEMBLE));
	}

	private static JdbcWorkStore storeOn(Database database) {
		return new JdbcWorkStore(database, new JdbcStoreSettings(ENSEMBLE, Ageing.DEFAULT, Duration.ofHours(1),
				Duration.ofHours(1), JdbcStoreSettings.DEFAULT_THREADS));
	}

	@AfterEach
	void close() throws Exception {
		this.store.close();
		this.source.close();
		this.server.close();
	}

	@Test
	void workIsAcceptedAndDoneAndOthersKnow() {
		assertThat(StoreDriver.await(this.store.enqueue(StoreDriver.submission(StoreDriver.request("a")), 10)))
			.isInstanceOf(Enqueued.Accepted.class);
		List<Claim> claims = StoreDriver.await(this.store.claim(1, StoreDriver.LEASE));
		assertThat(claims).hasSize(1);
		assertThat(StoreDriver.await(this.store.finish(claims.get(0), WorkResult.completed("done")))).isPresent();
		try (JdbcWorkStore other = storeOn(new Database(this.server.source(), ENSEMBLE))) {
			assertThat(StoreDriver.await(other.find(WorkKey.of("a")))).isInstanceOfSatisfying(Found.Present.class,
					(found) -> assertThat(found.record().status()).isEqualTo(WorkStatus.COMPLETED));
		}
	}

}
