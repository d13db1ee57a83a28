package io.ensemble.test.contract;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.ensemble.transport.WorkQuery;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rows that a sweep set aside before its process died.
 */
class OverdueWorkTests {

	@TempDir
	private Path directory;

	private JdbcStoreFixture fixture;

	private StoreDriver store;

	@BeforeEach
	void setAside() {
		this.fixture = JdbcStoreFixture.h2(this.directory);
		this.store = new StoreDriver(this.fixture);
		this.store.acceptWithin("late", Duration.ofMinutes(1));
		this.store.advance(Duration.ofMinutes(2));
		JdbcTemplate template = new JdbcTemplate(this.fixture.source());
		template.update("update ensemble_work set place = 7");
		template.update("update ensemble_counter set waiting = waiting - 1");
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void theNextSweepEndsIt() {
		assertThat(this.store.sweep()).singleElement()
			.satisfies((record) -> assertThat(record.status()).isEqualTo(WorkStatus.EXPIRED));
		assertThat(this.store.present("late").status()).isEqualTo(WorkStatus.EXPIRED);
		assertThat(this.store.depth()).isZero();
	}

	@Test
	void itIsListedAndNotClaimed() {
		assertThat(this.store.drain()).isEmpty();
		assertThat(this.store.position("late")).isZero();
		assertThat(
				StoreDriver.await(this.store.results().list(new WorkQuery(null, null, null, null, 10, null))).records())
			.extracting(WorkRecord::status)
			.containsExactly(WorkStatus.QUEUED);
	}

	@Test
	void itCanBeCancelled() {
		Optional<WorkRecord> ended = StoreDriver.await(this.store.results()
			.end(WorkKey.of("late"), WorkResult.ended(WorkStatus.CANCELLED, ErrorCode.CANCELLED, "Not needed")));
		assertThat(ended).map(WorkRecord::status).contains(WorkStatus.CANCELLED);
		assertThat(this.store.depth()).isZero();
		assertThat(this.store.sweep()).isEmpty();
	}

}
