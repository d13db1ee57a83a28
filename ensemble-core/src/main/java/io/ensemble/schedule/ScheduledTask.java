package io.ensemble.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.StoreOutages;
import io.ensemble.engine.intake.Admission;
import io.ensemble.time.Timers;
import org.jspecify.annotations.Nullable;

/**
 * Sees to one schedule in one replica: looks at every tick, and again where it could not.
 * Thread-safe.
 */
final class ScheduledTask {

	/** When to look again after another replica was at it. */
	private static final Duration AGAIN = Duration.ofSeconds(1);

	private static final Duration STORE_PAUSE = Duration.ofSeconds(5);

	/** The clock may be set while a timer runs, so none runs for long. */
	private static final Duration LONGEST = Duration.ofHours(1);

	private final Schedule schedule;

	private final int catchUp;

	private final SharedProgress progress;

	private final TickIntake intake;

	private final InstantSource clock;

	private final Timers timers;

	private final StoreOutages outages;

	private final ScheduleListener listener;

	private Timers.@Nullable Timer timer;

	private boolean paused;

	private boolean running;

	private boolean looking;

	private volatile boolean away;

	ScheduledTask(Schedule schedule, int catchUp, SharedProgress progress, TickIntake intake, EnginePorts ports,
			ScheduleListener listener) {
		this.schedule = schedule;
		this.catchUp = catchUp;
		this.progress = progress;
		this.intake = intake;
		this.clock = ports.clock();
		this.timers = ports.timers();
		this.outages = ports.outages();
		this.listener = listener;
	}

	synchronized void start() {
		if (!this.running) {
			this.running = true;
			look();
		}
	}

	synchronized void stop() {
		this.running = false;
		if (this.timer != null) {
			this.timer.cancel();
			this.timer = null;
		}
	}

	private synchronized void look() {
		if (this.running && !this.looking) {
			this.looking = true;
			TickLook look = new TickLook(this.schedule, this.catchUp, this.intake, this.clock.instant());
			this.progress.change(look::seeTo)
				.exceptionally(this::unavailable)
				.thenAccept((changed) -> changed.ifPresentOrElse((after) -> looked(look, after),
						() -> plan(this.away ? STORE_PAUSE : AGAIN)));
		}
	}

	private Optional<Progress> unavailable(Throwable failure) {
		this.away = true;
		this.outages.failed("schedule " + this.schedule.name() + " cannot be seen to", failure);
		return Optional.empty();
	}

	private void looked(TickLook look, Progress after) {
		this.away = false;
		this.outages.answered();
		note(after);
		plan(look.retryAfter());
		if (look.missed() > 0) {
			this.listener.missed(this.schedule.name(), look.missed());
		}
	}

	private synchronized void plan(@Nullable Duration retryAfter) {
		this.looking = false;
		if (this.running) {
			Duration delay = (retryAfter != null && retryAfter.compareTo(untilNext()) < 0) ? retryAfter : untilNext();
			this.timer = this.timers.schedule(delay, this::look);
		}
	}

	private Duration untilNext() {
		Instant now = this.clock.instant();
		Instant next = this.schedule.ticks().after(now);
		Duration delay = (next != null) ? Duration.between(now, next) : LONGEST;
		return (delay.compareTo(LONGEST) < 0) ? delay : LONGEST;
	}

	/**
	 * Let it rest or go on, in all replicas. What passed meanwhile is not made up for.
	 * @param rest whether to rest
	 * @return how it stands; empty if another replica is at it
	 */
	CompletionStage<Optional<ScheduleState>> pause(boolean rest) {
		return this.progress
			.change((before) -> CompletableFuture
				.completedFuture((before.paused() != rest) ? new Progress(rest, this.clock.instant()) : before))
			.thenApply((changed) -> changed.map((after) -> {
				note(after);
				return state();
			}));
	}

	CompletionStage<Admission> runNow() {
		return this.intake.submit(this.schedule.now(this.clock.instant()));
	}

	/**
	 * Ask the store how it stands.
	 * @return how it stands
	 */
	CompletionStage<ScheduleState> refreshed() {
		return this.progress.read().thenApply((read) -> {
			note(read);
			return state();
		});
	}

	/**
	 * How it stood when this replica last looked.
	 * @return the state
	 */
	synchronized ScheduleState state() {
		Instant next = (this.running && !this.paused) ? this.schedule.ticks().after(this.clock.instant()) : null;
		return new ScheduleState(this.schedule.name(), this.schedule.task(), this.paused, next,
				this.intake.lastRequestId());
	}

	private synchronized void note(Progress seen) {
		this.paused = seen.paused();
	}

}
