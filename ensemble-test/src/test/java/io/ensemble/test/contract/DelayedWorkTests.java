package io.ensemble.test.contract;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;

import io.ensemble.transport.Claim;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rows that become due together, more than one transaction should change.
 */
class DelayedWorkTests {

	private static final int MANY = 1_050;

	@TempDir
	private Path directory;

	private JdbcStoreFixture fixture;

	private StoreDriver store;

	@BeforeEach
	void delay() {
		this.fixture = JdbcStoreFixture.h2(this.directory);
		this.store = new StoreDriver(this.fixture);
		this.fixture
			.fill(IntStream.range(0, MANY).mapToObj((i) -> StoreDriver.submission(StoreDriver.request("r" + i))));
		for (Claim claim : this.store.claim(MANY)) {
			this.store.retry(claim, Duration.ofMinutes(5));
		}
		this.store.advance(Duration.ofMinutes(6));
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void aClaimOfOneLetsGoASmallPart() {
		this.store.claimOne();
		assertThat(delayed()).isBetween(1L, MANY - 1L);
	}

	@Test
	void aClaimOfManyGetsAsManyAsItAskedFor() {
		assertThat(this.store.claim(MANY)).hasSize(MANY);
		assertThat(delayed()).isZero();
	}

	@Test
	void aSweepLetsGoAll() {
		this.store.sweep();
		assertThat(delayed()).isZero();
		assertThat(this.store.drain()).hasSize(MANY);
	}

	private Long delayed() {
		return new JdbcTemplate(this.fixture.source())
			.queryForObject("select count(*) from ensemble_work where place = 1", Long.class);
	}

}
