package io.ensemble.test.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import io.ensemble.transport.StoreUnavailableException;
import io.ensemble.transport.jdbc.database.Database;
import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.transaction.JdbcSteps;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.DataAccessResourceFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Steps on a database that comes and goes.
 */
class JdbcStepsTests {

	private static final int ENOUGH_FAILURES = 4;

	private static final int THREADS = 2;

	private final HeldDatabase source = new HeldDatabase();

	private final JdbcSteps steps = new JdbcSteps(new Database(this.source, "kitchen"), "kitchen", THREADS,
			UnaryOperator.identity());

	@BeforeEach
	void open() {
		assertThat(this.steps.run(Session::now)).succeedsWithin(Duration.ofSeconds(10));
	}

	@AfterEach
	void close() {
		this.steps.close();
	}

	@Test
	void whileTheDatabaseIsAwayNobodyWaitsForItAndNobodyIsSentToLookWhetherItIsBack() {
		this.source.goAway();
		notice();
		int tried = this.source.connections();
		CountDownLatch silence = this.source.hold();
		await().until(() -> refusedAtOnce() && this.source.connections() > tried);
		assertThat(this.source.connections()).as("one looks at a time").isEqualTo(tried + 1);
		assertThat(refusedAtOnce()).isTrue();
		this.source.comeBack();
		silence.countDown();
		await().until(() -> this.steps.run(Session::now).handle((now, failure) -> failure == null).join());
	}

	@ParameterizedTest
	@ValueSource(strings = { "22001", "54000", "42P01" })
	void whatTheDatabaseRefusesSaysNothingAboutOthers(String state) {
		failWith(state);
		failWith(state);
		assertThat(this.steps.run(Session::now)).succeedsWithin(Duration.ofSeconds(10));
	}

	@ParameterizedTest
	@ValueSource(strings = { "08006", "53300", "57P01" })
	void whoeverLosesTheConnectionSaysThatTheDatabaseIsAway(String state) {
		failWith(state);
		assertThat(refusedAtOnce()).isTrue();
	}

	private void failWith(String state) {
		for (int i = 0; i < ENOUGH_FAILURES; i++) {
			assertThat(this.steps.run((session) -> {
				throw new DataAccessResourceFailureException("failed", new SQLException("no", state));
			})).failsWithin(Duration.ofSeconds(10));
		}
	}

	@Test
	void afterTheEndAStepIsRefused() {
		this.steps.close();
		assertThat(this.steps.run(Session::now)).failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(StoreUnavailableException.class)
			.withMessageContaining("closed");
	}

	@Test
	void whileThereIsNoThreadToLookWhetherTheDatabaseIsBackTheNextOneLooks() {
		AtomicBoolean exhausted = new AtomicBoolean();
		AtomicInteger refused = new AtomicInteger();
		try (JdbcSteps many = new JdbcSteps(new Database(this.source, "kitchen"), "kitchen", ENOUGH_FAILURES + 2,
				(worker) -> threadOrError(worker, exhausted, refused))) {
			assertThat(many.run(Session::now)).succeedsWithin(Duration.ofSeconds(10));
			this.source.goAway();
			notice(many);
			this.source.comeBack();
			exhausted.set(true);
			await().until(() -> many.run(Session::now).isCompletedExceptionally() && refused.get() > 0);
			exhausted.set(false);
			await().until(() -> many.run(Session::now).handle((now, failure) -> failure == null).join());
		}
	}

	private static Runnable threadOrError(Runnable worker, AtomicBoolean exhausted, AtomicInteger refused) {
		if (exhausted.get()) {
			refused.incrementAndGet();
			throw new InternalError("unable to create native thread");
		}
		return worker;
	}

	@Test
	void whatWaitsAsTheStoreClosesIsRefused() {
		CountDownLatch silence = this.source.hold();
		int before = this.source.connections();
		List<CompletableFuture<Long>> asked = IntStream.range(0, THREADS + 1)
			.mapToObj((i) -> this.steps.run(Session::now))
			.toList();
		await().until(() -> this.source.connections() == before + THREADS);
		Thread.currentThread().interrupt();
		this.steps.close();
		assertThat(Thread.interrupted()).isTrue();
		silence.countDown();
		assertThat(asked.get(THREADS)).failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(StoreUnavailableException.class)
			.withMessageContaining("closed");
	}

	private void notice() {
		notice(this.steps);
	}

	private static void notice(JdbcSteps steps) {
		for (int i = 0; i < ENOUGH_FAILURES; i++) {
			assertThat(steps.run(Session::now)).failsWithin(Duration.ofSeconds(10));
		}
	}

	private boolean refusedAtOnce() {
		CompletableFuture<Long> asked = this.steps.run(Session::now);
		return asked.isCompletedExceptionally();
	}

}
