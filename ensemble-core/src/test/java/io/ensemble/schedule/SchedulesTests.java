package io.ensemble.schedule;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import io.ensemble.capability.Capability;
import io.ensemble.engine.TestEngine;
import io.ensemble.engine.intake.Admission;
import io.ensemble.schedule.tick.CronTicks;
import io.ensemble.schedule.tick.IntervalTicks;
import io.ensemble.schedule.tick.MissedTicks;
import io.ensemble.schedule.tick.Ticks;
import io.ensemble.time.VirtualTime;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.StoreUnavailableException;
import io.ensemble.transport.lock.Lock;
import io.ensemble.transport.lock.LockProvider;
import io.ensemble.transport.simple.SimpleWorkStore;
import io.ensemble.transport.simple.local.SimpleLockProvider;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.Ingress;
import io.ensemble.work.Priority;
import org.junit.jupiter.api.Test;

import org.springframework.scheduling.support.CronExpression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link Schedules}, on virtual time.
 */
class SchedulesTests {

	private static final int CATCH_UP = 10;

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	private VirtualTime time = new VirtualTime(Instant.parse("2026-03-06T09:00:00Z"));

	private final List<Instant> runs = new ArrayList<>();

	private final List<String> told = new ArrayList<>();

	private SimpleWorkStore store = store();

	private LockProvider locks = new SimpleLockProvider(this.time);

	@Test
	void everyTickRunsOnceForDays() {
		replica(hourly(MissedTicks.SKIP));
		this.time.advance(Duration.ofDays(3));
		assertThat(this.runs).hasSize(72).doesNotHaveDuplicates();
		assertThat(this.runs.get(0)).isEqualTo("2026-03-06T10:00:00Z");
		assertThat(this.runs.get(71)).isEqualTo("2026-03-09T09:00:00Z");
		assertThat(this.told).hasSize(72).containsOnly("inventory ran");
	}

	@Test
	void ofThreeReplicasOnOneStoreOneRunsEachTick() {
		replicas(3, MissedTicks.RUN_ALL);
		this.time.advance(Duration.ofDays(1));
		assertThat(this.runs).hasSize(24).doesNotHaveDuplicates();
		assertThat(this.told).hasSize(24);
	}

	@Test
	void evenWithoutALockATickRunsOnceSinceTheStoreKnowsItsId() {
		replica(hourly(MissedTicks.RUN_ALL));
		this.locks = new SimpleLockProvider(this.time);
		replica(hourly(MissedTicks.RUN_ALL));
		this.time.advance(Duration.ofDays(1));
		assertThat(this.runs).hasSize(24).doesNotHaveDuplicates();
		assertThat(this.told).hasSize(24);
	}

	@Test
	void theOthersGoOnWhenAReplicaDies() {
		Replica first = replicas(3, MissedTicks.SKIP).get(0);
		this.time.advance(Duration.ofHours(5));
		end(first);
		this.time.advance(Duration.ofHours(5));
		assertThat(this.runs).hasSize(10).doesNotHaveDuplicates();
	}

	@Test
	void aReplicaThatDiesWithTheLockDelaysItsTickByNoMoreThanTheLease() {
		Replica dying = replica(hourly(MissedTicks.SKIP));
		this.time.advance(Duration.ofMinutes(59));
		end(dying);
		replicas(2, MissedTicks.SKIP);
		this.time.advance(Duration.ofSeconds(59));
		await(this.locks.acquire("schedule.inventory", SharedProgress.LEASE));
		this.time.advance(SharedProgress.LEASE.plusSeconds(2));
		assertThat(this.runs).hasSize(1);
		this.time.advance(Duration.ofHours(1));
		assertThat(this.runs).hasSize(2);
	}

	@Test
	void whoSleepsThroughTheEndOfItsLockRunsNothingTwiceAndChangesNothing() {
		SharedProgress sleeper = new SharedProgress("inventory", this.locks, this.time);
		CompletableFuture<Progress> sleep = new CompletableFuture<>();
		CompletionStage<Optional<Progress>> late = sleeper.change((before) -> sleep);
		replica(hourly(MissedTicks.SKIP));
		this.time.advance(Duration.ofHours(2));
		assertThat(this.runs).hasSize(2);
		sleep.complete(new Progress(true, Instant.EPOCH));
		assertThat(await(late)).isEmpty();
		assertThat(await(sleeper.read())).isEqualTo(new Progress(false, Instant.parse("2026-03-06T11:00:00Z")));
	}

	@Test
	void aTimeThatADayHasTwiceIsDueTwice() {
		at("2026-10-24T12:00:00Z");
		replica(cron("0 30 2 * * *", BERLIN, MissedTicks.SKIP));
		this.time.advance(Duration.ofDays(2));
		assertThat(this.runs).containsExactly(Instant.parse("2026-10-25T00:30:00Z"),
				Instant.parse("2026-10-25T01:30:00Z"), Instant.parse("2026-10-26T01:30:00Z"));
	}

	@Test
	void aDayInWhichTheClocksSkipTheTimeDoesNotDisturbTheDaysAfter() {
		at("2026-03-27T12:00:00Z");
		replica(cron("0 0 9 * * *", BERLIN, MissedTicks.SKIP));
		this.time.advance(Duration.ofDays(3));
		assertThat(this.runs).containsExactly(Instant.parse("2026-03-28T08:00:00Z"),
				Instant.parse("2026-03-29T07:00:00Z"), Instant.parse("2026-03-30T07:00:00Z"));
	}

	@Test
	void ofTheTicksThatNobodySawTheLatestRunsAfterTheStart() {
		absent(MissedTicks.RUN_ONCE, Duration.ofHours(5));
		assertThat(this.runs).containsExactly(Instant.parse("2026-03-06T15:30:00Z"));
		assertThat(this.told).containsExactly("inventory ran", "inventory missed 5");
	}

	@Test
	void missedTicksMayBeLeftOut() {
		absent(MissedTicks.SKIP, Duration.ofHours(5));
		assertThat(this.runs).isEmpty();
		assertThat(this.told).containsExactly("inventory missed 5");
	}

	@Test
	void missedTicksMayAllRunUpToALimit() {
		absent(MissedTicks.RUN_ALL, Duration.ofHours(3));
		assertThat(this.runs).hasSize(3);
		absent(MissedTicks.RUN_ALL, Duration.ofMinutes(2 * 24 * 60 + 30));
		assertThat(this.runs).hasSize(CATCH_UP);
	}

	@Test
	void aTickThatRanBeforeTheRestartDoesNotRunAgain() {
		absent(MissedTicks.RUN_ALL, Duration.ZERO);
		assertThat(this.runs).isEmpty();
	}

	@Test
	void whatIsNewHasMissedNothing() {
		replica(hourly(MissedTicks.RUN_ALL));
		this.time.runReady();
		assertThat(this.runs).isEmpty();
	}

	@Test
	void ticksStopAndGoOn() {
		Replica replica = replica(hourly(MissedTicks.SKIP));
		this.time.advance(Duration.ofHours(2));
		replica.schedules.stop();
		assertThat(state(replica).nextTick()).isNull();
		this.time.advance(Duration.ofHours(2));
		assertThat(this.runs).hasSize(2);
		replica.schedules.start();
		this.time.advance(Duration.ofHours(1));
		assertThat(this.runs).hasSize(4);
		assertThat(this.told).contains("inventory missed 1");
	}

	@Test
	void aPausedScheduleRestsInAllReplicasAndCanStillBeRun() {
		List<Replica> replicas = replicas(2, MissedTicks.RUN_ALL);
		assertThat(await(replicas.get(0).schedules.pause("inventory").orElseThrow()).nextTick()).isNull();
		this.time.advance(Duration.ofHours(2));
		assertThat(this.runs).isEmpty();
		assertThat(state(replicas.get(1)).paused()).isTrue();
		Admission admission = await(replicas.get(1).schedules.runNow("inventory").orElseThrow());
		this.time.runReady();
		assertThat(admission).isInstanceOf(Admission.Accepted.class);
		assertThat(((Admission.Accepted) admission).record().ingress()).isEqualTo(Ingress.SCHEDULE);
		assertThat(this.runs).hasSize(1);
		assertThat(await(replicas.get(1).schedules.resume("inventory").orElseThrow()).nextTick())
			.isEqualTo("2026-03-06T12:00:00Z");
		this.time.advance(Duration.ofHours(1));
		assertThat(this.runs).as("what passed meanwhile is not made up for").hasSize(2);
	}

	@Test
	void aPauseOutlivesAllReplicas() {
		Replica replica = replica(hourly(MissedTicks.SKIP));
		await(replica.schedules.pause("inventory").orElseThrow());
		end(replica);
		Replica next = replica(hourly(MissedTicks.SKIP));
		this.time.advance(Duration.ofHours(2));
		assertThat(this.runs).isEmpty();
		assertThat(state(next).paused()).isTrue();
	}

	@Test
	void aPauseWaitsForAReplicaThatIsAtTheSchedule() {
		Replica replica = replica(hourly(MissedTicks.SKIP));
		Lock other = await(this.locks.acquire("schedule.inventory", SharedProgress.LEASE)).orElseThrow();
		CompletableFuture<ScheduleState> paused = replica.schedules.pause("inventory")
			.orElseThrow()
			.toCompletableFuture();
		assertThat(paused).isNotDone();
		this.locks.release(other);
		this.time.advance(Duration.ofSeconds(1));
		assertThat(paused.join().paused()).isTrue();
		this.locks.acquire("schedule.inventory", SharedProgress.LEASE);
		CompletableFuture<ScheduleState> resumed = replica.schedules.resume("inventory")
			.orElseThrow()
			.toCompletableFuture();
		this.time.advance(Duration.ofSeconds(3));
		assertThatThrownBy(resumed::join).hasCauseInstanceOf(StoreUnavailableException.class);
	}

	@Test
	void nothingIsKnownOfWhatIsNotThere() {
		Schedules schedules = replica(hourly(MissedTicks.SKIP)).schedules;
		assertThat(schedules.state("none")).isEmpty();
		assertThat(schedules.pause("none")).isEmpty();
		assertThat(schedules.resume("none")).isEmpty();
		assertThat(schedules.runNow("none")).isEmpty();
	}

	@Test
	void aTickThatIsRefusedForNowIsHandedInAgain() {
		TestEngine engine = TestEngine.with(1, 1).on(this.time).sharing(this.store).build();
		engine.offering(task());
		engine.submit("other", "report", "");
		schedules(engine, hourly(MissedTicks.RUN_ONCE)).start();
		this.time.advance(Duration.ofHours(1).plusSeconds(10));
		assertThat(this.runs).isEmpty();
		engine.start();
		this.time.advance(Duration.ofMinutes(5));
		assertThat(this.runs).hasSize(2);
	}

	@Test
	void aStoreThatWasAwayDoesNotEndASchedule() {
		AtomicBoolean away = new AtomicBoolean(true);
		LockProvider store = this.locks;
		this.locks = (LockProvider) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { LockProvider.class },
				(proxy, method, arguments) -> away.get()
						? CompletableFuture.failedFuture(new StoreUnavailableException("gone", null))
						: method.invoke(store, arguments));
		replica(hourly(MissedTicks.SKIP));
		this.time.advance(Duration.ofMinutes(30));
		away.set(false);
		this.time.advance(Duration.ofMinutes(30));
		assertThat(this.runs).hasSize(1);
	}

	@Test
	void whatOthersWroteInsteadOfProgressCountsAsNone() {
		Lock lock = await(this.locks.acquire("schedule.inventory", SharedProgress.LEASE)).orElseThrow();
		for (String garbage : List.of("", "paused", "active never", "stopped 2026-03-06T10:00:00Z")) {
			await(this.locks.write(lock, garbage));
			assertThat(await(new SharedProgress("inventory", this.locks, this.time).read()))
				.isEqualTo(new Progress(false, this.time.instant()));
		}
	}

	@Test
	void intervalsAreTheSameInEveryProcess() {
		Ticks ticks = new IntervalTicks(Duration.ofMinutes(15));
		assertThat(ticks.after(Instant.parse("2026-03-06T09:07:31.5Z"))).isEqualTo("2026-03-06T09:15:00Z");
		assertThat(ticks.after(Instant.parse("2026-03-06T09:15:00Z"))).isEqualTo("2026-03-06T09:30:00Z");
		assertThat(ticks.after(Instant.EPOCH.minusMillis(1))).isEqualTo(Instant.EPOCH);
	}

	private void absent(MissedTicks missed, Duration absence) {
		Replica before = replica(hourly(missed));
		this.time.advance(Duration.ofMinutes(90));
		end(before);
		this.time.advance(absence);
		this.runs.clear();
		this.told.clear();
		end(replica(hourly(missed)));
	}

	private void end(Replica replica) {
		this.time.runReady();
		replica.schedules.stop();
		replica.engine.lifecycle.stop();
	}

	private void at(String start) {
		this.time = new VirtualTime(Instant.parse(start));
		this.store = store();
		this.locks = new SimpleLockProvider(this.time);
	}

	private SimpleWorkStore store() {
		return new SimpleWorkStore(this.time, Ageing.DEFAULT, Duration.ofHours(24), Duration.ofDays(7));
	}

	private List<Replica> replicas(int count, MissedTicks missed) {
		return IntStream.range(0, count).mapToObj((i) -> replica(hourly(missed))).toList();
	}

	private Replica replica(Schedule schedule) {
		TestEngine engine = TestEngine.with(2, 100).on(this.time).sharing(this.store).build().offering(task()).start();
		Schedules schedules = schedules(engine, schedule);
		schedules.start();
		return new Replica(engine, schedules);
	}

	private Schedules schedules(TestEngine engine, Schedule schedule) {
		return new Schedules(List.of(schedule), CATCH_UP, engine.ports, engine.intake, this.locks,
				new ScheduleListener() {

					@Override
					public void ran(String name) {
						SchedulesTests.this.told.add(name + " ran");
					}

					@Override
					public void missed(String name, long ticks) {
						SchedulesTests.this.told.add(name + " missed " + ticks);
					}

				});
	}

	private static <T> T await(CompletionStage<T> stage) {
		return stage.toCompletableFuture().join();
	}

	private Capability task() {
		return Capability.task("report").handler((input) -> {
			this.runs.add(this.time.instant());
			return "done";
		});
	}

	private static ScheduleState state(Replica replica) {
		return await(replica.schedules.states()).get(0);
	}

	private static Schedule hourly(MissedTicks missed) {
		return cron("0 0 * * * *", ZoneOffset.UTC, missed);
	}

	private static Schedule cron(String expression, ZoneId zone, MissedTicks missed) {
		return new Schedule("inventory", "report", "all of it", Priority.LOW, DeliverySpec.DEFAULT,
				new CronTicks(CronExpression.parse(expression), zone), missed);
	}

	private record Replica(TestEngine engine, Schedules schedules) {
	}

}
