package io.ensemble.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import io.ensemble.transport.lock.Lock;
import io.ensemble.transport.lock.LockProvider;

/**
 * The progress of one schedule, changed by one replica at a time. Thread-safe.
 */
final class SharedProgress {

	/**
	 * Longer than taking in the ticks of a schedule lasts, and no longer than the time
	 * between two of them: so long the others wait for a replica that died.
	 */
	static final Duration LEASE = Duration.ofSeconds(5);

	private final String name;

	private final LockProvider locks;

	private final InstantSource clock;

	SharedProgress(String schedule, LockProvider locks, InstantSource clock) {
		this.name = "schedule." + schedule;
		this.locks = locks;
		this.clock = clock;
	}

	/**
	 * Read it.
	 * @return the progress; of a schedule that nobody saw to, all that is past is seen to
	 */
	CompletionStage<Progress> read() {
		Instant now = this.clock.instant();
		return this.locks.read(this.name)
			.thenApply((text) -> text.flatMap(Progress::parse).orElseGet(() -> new Progress(false, now)));
	}

	/**
	 * Change it.
	 * @param step makes the new progress of the present one
	 * @return the new progress; empty if another replica is at it, also if it took over
	 * since this one began
	 */
	CompletionStage<Optional<Progress>> change(Function<Progress, CompletionStage<Progress>> step) {
		return this.locks.acquire(this.name, LEASE)
			.thenCompose((lock) -> lock.map((held) -> change(held, step))
				.orElseGet(() -> CompletableFuture.completedFuture(Optional.empty())));
	}

	private CompletionStage<Optional<Progress>> change(Lock held, Function<Progress, CompletionStage<Progress>> step) {
		return read().thenCompose(step)
			.thenCompose((progress) -> this.locks.write(held, progress.text())
				.thenApply((written) -> written ? Optional.of(progress) : Optional.<Progress>empty()))
			.whenComplete((progress, failure) -> this.locks.release(held));
	}

}
