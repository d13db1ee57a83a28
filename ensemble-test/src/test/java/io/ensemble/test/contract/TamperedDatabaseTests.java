package io.ensemble.test.contract;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;

import io.ensemble.transport.Claim;
import io.ensemble.transport.Enqueued;
import io.ensemble.transport.Found;
import io.ensemble.transport.StoreUnavailableException;
import io.ensemble.transport.WorkQuery;
import io.ensemble.transport.delivery.Delivery;
import io.ensemble.transport.delivery.DeliveryQuery;
import io.ensemble.transport.delivery.DeliveryState;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A database that somebody else changed by hand.
 */
class TamperedDatabaseTests {

	private static final WorkQuery ALL = new WorkQuery(null, null, null, null, 10, null);

	@TempDir
	private Path directory;

	@ParameterizedTest
	@MethodSource("databases")
	void workWhoseRequestWasOverwrittenBecomesADeadLetterAndHoldsUpNoOther(Function<Path, JdbcStoreFixture> database) {
		try (JdbcStoreFixture fixture = database.apply(this.directory)) {
			List.of("spoilt-1", "spoilt-2", "good").forEach((id) -> enqueue(fixture, id));
			new JdbcTemplate(fixture.source())
				.update("update ensemble_work set request = 'not JSON' where request_id like 'spoilt-%'");
			List<Claim> claims = StoreDriver.await(fixture.queue().claim(2, StoreDriver.LEASE));
			assertThat(claims).extracting((claim) -> claim.record().request().requestId()).containsExactly("good");
			Found found = StoreDriver.await(fixture.results().find(new WorkKey(WorkKey.ANYONE, "spoilt-1")));
			assertThat(found).isInstanceOfSatisfying(Found.Present.class, (present) -> {
				assertThat(present.record().status()).isEqualTo(WorkStatus.DEAD);
				assertThat(present.record().attempt()).isZero();
				assertThat(present.record().lastError()).startsWith("The request that the store keeps is none: stored");
			});
			assertThat(StoreDriver.await(fixture.queue().depth())).isZero();
		}
	}

	@ParameterizedTest
	@MethodSource("databases")
	void workOfWhichAColumnIsUnknownBecomesADeadLetterAndItsCallerHearsOfIt(Function<Path, JdbcStoreFixture> database) {
		try (JdbcStoreFixture fixture = database.apply(this.directory)) {
			List<String> columns = List.of("priority", "ingress", "status");
			columns.forEach((column) -> enqueue(fixture, column));
			enqueue(fixture, "good");
			CompletionStage<WorkRecord> end = fixture.results().whenFinal(WorkKey.of("priority"));
			JdbcTemplate template = new JdbcTemplate(fixture.source());
			columns.forEach((column) -> template
				.update("update ensemble_work set " + column + " = 'NEW' where request_id = ?", column));
			assertThat(StoreDriver.await(fixture.queue().claim(4, StoreDriver.LEASE)))
				.extracting((claim) -> claim.record().request().requestId())
				.containsExactly("good");
			assertThat(StoreDriver.await(end).status()).isEqualTo(WorkStatus.DEAD);
			assertThat(StoreDriver.await(fixture.results().list(ALL)).records())
				.filteredOn((record) -> record.status() == WorkStatus.DEAD)
				.extracting((record) -> record.key().requestId())
				.containsExactlyInAnyOrderElementsOf(columns);
			assertThat(StoreDriver.await(fixture.queue().depth())).isZero();
		}
	}

	@ParameterizedTest
	@MethodSource("databases")
	void anEndThatCannotBeReadHidesNoOtherAndHoldsUpNoOtherDelivery(Function<Path, JdbcStoreFixture> database) {
		try (JdbcStoreFixture fixture = database.apply(this.directory)) {
			DeliveryDriver driver = new DeliveryDriver(new StoreDriver(fixture));
			List.of("spoilt", "good").forEach(driver::finish);
			JdbcTemplate template = new JdbcTemplate(fixture.source());
			List.of("ensemble_work", "ensemble_delivery")
				.forEach((table) -> template
					.update("update " + table + " set result = '{}' where request_id = 'spoilt'"));
			assertThat(StoreDriver.await(fixture.results().list(ALL)).records()).extracting(WorkRecord::status)
				.containsExactly(WorkStatus.COMPLETED, WorkStatus.DEAD);
			assertThat(driver.claim(2).claims()).extracting((claim) -> claim.delivery().record().status())
				.containsExactly(WorkStatus.DEAD, WorkStatus.COMPLETED);
			template.update("update ensemble_delivery set state = 'NEW' where request_id = 'spoilt'");
			assertThat(
					StoreDriver.await(fixture.deliveries().list(new DeliveryQuery(null, null, 10, null))).deliveries())
				.extracting(Delivery::state)
				.containsExactly(DeliveryState.PENDING, DeliveryState.GIVEN_UP);
		}
	}

	@ParameterizedTest
	@MethodSource("databases")
	void tablesThatWereTakenAwayAreMadeAgainAndWorkThatRunsIsNotLost(Function<Path, JdbcStoreFixture> database) {
		try (JdbcStoreFixture fixture = database.apply(this.directory)) {
			enqueue(fixture, "running");
			Claim running = StoreDriver.await(fixture.queue().claim(1, StoreDriver.LEASE)).get(0);
			enqueue(fixture, "gone");
			JdbcTemplate template = new JdbcTemplate(fixture.source());
			JdbcStoreFixture.TABLES.forEach((table) -> template.execute("drop table if exists " + table));
			Awaitility.await()
				.ignoreException(StoreUnavailableException.class)
				.until(() -> enqueue(fixture, "new") instanceof Enqueued.Accepted);
			assertThat(StoreDriver.await(fixture.queue().renew(running, StoreDriver.LEASE))).isTrue();
			assertThat(StoreDriver.await(fixture.queue().claim(2, StoreDriver.LEASE)))
				.extracting((claim) -> claim.record().request().requestId())
				.containsExactly("new");
			assertThat(StoreDriver.await(fixture.results().finish(running, WorkResult.completed("soup")))).isPresent();
			assertThat(StoreDriver.await(fixture.results().find(running.record().key())))
				.isInstanceOf(Found.Present.class);
		}
	}

	@ParameterizedTest
	@MethodSource("databases")
	void aSweepThatFailsHalfWayReportsWhatItChangedBefore(Function<Path, JdbcStoreFixture> database) {
		try (JdbcStoreFixture fixture = database.apply(this.directory)) {
			StoreDriver store = new StoreDriver(fixture);
			store.accept("lost");
			store.claimOne();
			store.advance(StoreDriver.LEASE);
			new JdbcTemplate(fixture.source()).execute("drop table ensemble_result");
			assertThat(store.sweep()).containsExactly(store.present("lost"));
			new JdbcTemplate(fixture.source()).execute("drop table ensemble_result");
			assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(store::sweep);
		}
	}

	@ParameterizedTest
	@MethodSource("databases")
	void tablesThatWereEmptiedAreUsedOnAndWorkThatRunsIsNotLost(Function<Path, JdbcStoreFixture> database) {
		try (JdbcStoreFixture fixture = database.apply(this.directory)) {
			enqueue(fixture, "running");
			Claim running = StoreDriver.await(fixture.queue().claim(1, StoreDriver.LEASE)).get(0);
			enqueue(fixture, "gone");
			JdbcTemplate template = new JdbcTemplate(fixture.source());
			tables(template).forEach((table) -> template.update("delete from " + table));
			assertThat(enqueue(fixture, "new")).isInstanceOf(Enqueued.Accepted.class);
			assertThat(StoreDriver.await(fixture.queue().renew(running, StoreDriver.LEASE))).isTrue();
			assertThat(StoreDriver.await(fixture.queue().claim(2, StoreDriver.LEASE)))
				.extracting((claim) -> claim.record().request().requestId())
				.containsExactly("new");
			assertThat(StoreDriver.await(fixture.results().finish(running, WorkResult.completed("soup")))).isPresent();
		}
	}

	private static Stream<String> tables(JdbcTemplate template) {
		Set<String> there = new TreeSet<>(template.queryForList(
				"select lower(table_name) from information_schema.tables where lower(table_name) like 'ensemble_%'",
				String.class));
		return JdbcStoreFixture.TABLES.stream().filter(there::contains);
	}

	@ParameterizedTest
	@MethodSource("databases")
	void countersThatWereDeletedCountOnWithWhatWaits(Function<Path, JdbcStoreFixture> database) {
		try (JdbcStoreFixture fixture = database.apply(this.directory)) {
			List.of("r1", "r2", "r3").forEach((id) -> enqueue(fixture, id));
			new JdbcTemplate(fixture.source()).update("delete from ensemble_counter");
			assertThat(enqueue(fixture, "r4", 4)).isInstanceOf(Enqueued.Accepted.class);
			assertThat(enqueue(fixture, "r5", 4)).isInstanceOf(Enqueued.Full.class);
			assertThat(StoreDriver.await(fixture.queue().depth())).isEqualTo(4);
			new JdbcTemplate(fixture.source()).update("delete from ensemble_counter");
			Claim claim = StoreDriver.await(fixture.queue().claim(1, StoreDriver.LEASE)).get(0);
			assertThat(StoreDriver.await(fixture.queue().handBack(claim))).isTrue();
			assertThat(StoreDriver.await(fixture.queue().depth())).isEqualTo(4);
		}
	}

	@ParameterizedTest
	@MethodSource("databases")
	void whatWasJournaledAsWorkEndedGoesWithTheLastTraceOfTheWork(Function<Path, JdbcStoreFixture> database) {
		try (JdbcStoreFixture fixture = database.apply(this.directory)) {
			enqueue(fixture, "r1");
			Claim claim = StoreDriver.await(fixture.queue().claim(1, StoreDriver.LEASE)).get(0);
			assertThat(StoreDriver.await(fixture.results().finish(claim, WorkResult.completed("soup")))).isPresent();
			JdbcTemplate template = new JdbcTemplate(fixture.source());
			template.update("insert into ensemble_journal (ensemble, caller, request_id, ordinal, entry)"
					+ " select ensemble, caller, request_id, 1, 'late' from ensemble_work");
			fixture.advance(StoreFixture.RESULT_TTL.plusSeconds(1));
			StoreDriver.await(fixture.queue().sweep(5));
			assertThat(entries(template)).isOne();
			fixture.advance(StoreFixture.TOMBSTONE_TTL.plusSeconds(1));
			StoreDriver.await(fixture.queue().sweep(5));
			assertThat(template.queryForObject("select count(*) from ensemble_work", Integer.class)).isZero();
			assertThat(entries(template)).isZero();
		}
	}

	private static Integer entries(JdbcTemplate template) {
		return template.queryForObject("select count(*) from ensemble_journal", Integer.class);
	}

	private static Enqueued enqueue(JdbcStoreFixture fixture, String id) {
		return enqueue(fixture, id, 100);
	}

	private static Enqueued enqueue(JdbcStoreFixture fixture, String id, int capacity) {
		return StoreDriver.await(fixture.queue().enqueue(StoreDriver.submission(StoreDriver.request(id)), capacity));
	}

	static Stream<Function<Path, JdbcStoreFixture>> databases() {
		return Stream.of(JdbcStoreFixture::h2, (directory) -> JdbcStoreFixture.postgres());
	}

}
