package io.ensemble.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.intake.Admission;
import io.ensemble.engine.intake.WorkIntake;
import io.ensemble.transport.StoreUnavailableException;
import io.ensemble.transport.lock.LockProvider;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRequest;

/**
 * What an ensemble does by itself. Each tick is ordinary work whose id is made of the
 * schedule and the time of the tick, so that the store takes it in once whoever hands it
 * in: that is the fence which makes a tick run once. The lock of a schedule lets one
 * replica at a time see to it, and guards up to where that is done and whether the
 * schedule rests.
 */
public class Schedules {

	private static final Duration AGAIN = Duration.ofMillis(200);

	private static final int TRIES = 10;

	private final Map<String, ScheduledTask> tasks = new LinkedHashMap<>();

	private final EnginePorts ports;

	/**
	 * Create schedules that do not run yet.
	 * @param schedules what is due when, each name once
	 * @param catchUp how many ticks that were missed are made up for at most, of a
	 * schedule that makes up for all
	 * @param ports time and timers
	 * @param intake takes the work
	 * @param locks shared by all replicas that share the store of work
	 * @param listener is told what happens
	 */
	public Schedules(List<Schedule> schedules, int catchUp, EnginePorts ports, WorkIntake intake, LockProvider locks,
			ScheduleListener listener) {
		this.ports = ports;
		for (Schedule schedule : schedules) {
			TickIntake ticks = new TickIntake(schedule, (request) -> intake.submit(submission(request)), listener);
			this.tasks.put(schedule.name(), new ScheduledTask(schedule, catchUp,
					new SharedProgress(schedule.name(), locks, ports.clock()), ticks, ports, listener));
		}
	}

	private static Submission submission(WorkRequest request) {
		return new Submission(request, WorkKey.ANYONE, Ingress.SCHEDULE);
	}

	/**
	 * Begin, or go on, to hand in what is due.
	 */
	public void start() {
		this.tasks.values().forEach(ScheduledTask::start);
	}

	/**
	 * Hand in nothing more.
	 */
	public void stop() {
		this.tasks.values().forEach(ScheduledTask::stop);
	}

	/**
	 * How all schedules stood when this process last looked, for those who may not wait
	 * for a store.
	 * @return their states in the order of their definition
	 */
	public List<ScheduleState> lastKnown() {
		return this.tasks.values().stream().map(ScheduledTask::state).toList();
	}

	/**
	 * How all schedules stand.
	 * @return their states in the order of their definition; fails with
	 * {@link StoreUnavailableException}
	 */
	public CompletionStage<List<ScheduleState>> states() {
		CompletionStage<List<ScheduleState>> states = CompletableFuture.completedFuture(new ArrayList<>());
		for (ScheduledTask task : this.tasks.values()) {
			states = states.thenCombine(task.refreshed(), (all, state) -> {
				all.add(state);
				return all;
			});
		}
		return states;
	}

	/**
	 * How a schedule stands.
	 * @param name the schedule
	 * @return its state; empty if there is none of that name
	 */
	public Optional<CompletionStage<ScheduleState>> state(String name) {
		return find(name).map(ScheduledTask::refreshed);
	}

	/**
	 * Let a schedule rest, in all replicas. What it handed in goes on.
	 * @param name the schedule
	 * @return how it stands then; empty if there is none of that name
	 */
	public Optional<CompletionStage<ScheduleState>> pause(String name) {
		return find(name).map((task) -> pause(task, true, TRIES));
	}

	/**
	 * Let a schedule go on with its next tick.
	 * @param name the schedule
	 * @return how it stands then; empty if there is none of that name
	 */
	public Optional<CompletionStage<ScheduleState>> resume(String name) {
		return find(name).map((task) -> pause(task, false, TRIES));
	}

	private CompletionStage<ScheduleState> pause(ScheduledTask task, boolean rest, int tries) {
		return task.pause(rest).thenCompose((state) -> {
			if (state.isPresent()) {
				return CompletableFuture.completedFuture(state.get());
			}
			return (tries > 1) ? later().thenCompose((time) -> pause(task, rest, tries - 1)) : CompletableFuture
				.failedFuture(
						new StoreUnavailableException("Another replica is at this schedule and does not end", null));
		});
	}

	private CompletionStage<Void> later() {
		CompletableFuture<Void> later = new CompletableFuture<>();
		this.ports.timers().schedule(AGAIN, () -> later.complete(null));
		return later;
	}

	/**
	 * Do the work of a schedule once, now, whether it rests or not.
	 * @param name the schedule
	 * @return the answer of the intake; empty if there is none of that name
	 */
	public Optional<CompletionStage<Admission>> runNow(String name) {
		return find(name).map(ScheduledTask::runNow);
	}

	private Optional<ScheduledTask> find(String name) {
		return Optional.ofNullable(this.tasks.get(name));
	}

}
