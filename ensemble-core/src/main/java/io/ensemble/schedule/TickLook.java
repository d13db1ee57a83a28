package io.ensemble.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.schedule.tick.DueTicks;
import org.jspecify.annotations.Nullable;

/**
 * One look at a schedule, while no other replica has one.
 */
final class TickLook {

	private final Schedule schedule;

	private final int catchUp;

	private final TickIntake intake;

	private final Instant now;

	private volatile long missed;

	private volatile @Nullable Duration retryAfter;

	TickLook(Schedule schedule, int catchUp, TickIntake intake, Instant now) {
		this.schedule = schedule;
		this.catchUp = catchUp;
		this.intake = intake;
		this.now = now;
	}

	CompletionStage<Progress> seeTo(Progress before) {
		DueTicks due = DueTicks.between(this.schedule.ticks(), before.upTo(), this.now, this.catchUp);
		Instant latest = due.latest();
		if (before.paused() || latest == null) {
			return CompletableFuture.completedFuture(before);
		}
		return this.intake.submit(due.toRun(this.schedule.missed())).thenApply((refusal) -> {
			if (refusal.isPresent()) {
				return upTo(refusal.get());
			}
			this.missed = due.missed();
			return new Progress(false, latest);
		});
	}

	// Ticks are whole milliseconds.
	private Progress upTo(TickIntake.Refusal refusal) {
		this.retryAfter = refusal.retryAfter();
		return new Progress(false, refusal.tick().minusMillis(1));
	}

	/**
	 * How many ticks passed without a run.
	 * @return zero if they will be looked at again
	 */
	long missed() {
		return this.missed;
	}

	/**
	 * When to look again.
	 * @return {@code null} if at the next tick
	 */
	@Nullable Duration retryAfter() {
		return this.retryAfter;
	}

}
