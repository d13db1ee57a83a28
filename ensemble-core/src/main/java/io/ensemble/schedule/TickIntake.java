package io.ensemble.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import io.ensemble.engine.intake.Admission;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.LogText;
import io.ensemble.work.WorkRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Hands in the work of one schedule. Thread-safe.
 */
final class TickIntake {

	private static final Logger logger = LoggerFactory.getLogger(TickIntake.class);

	private final Schedule schedule;

	private final Function<WorkRequest, CompletionStage<Admission>> intake;

	private final ScheduleListener listener;

	private volatile @Nullable String lastRequestId;

	TickIntake(Schedule schedule, Function<WorkRequest, CompletionStage<Admission>> intake, ScheduleListener listener) {
		this.schedule = schedule;
		this.intake = intake;
		this.listener = listener;
	}

	/**
	 * Hand in ticks, one after the other.
	 * @param ticks the ticks, in order
	 * @return the first that was refused for now; those after it were not handed in
	 */
	CompletionStage<Optional<Refusal>> submit(List<Instant> ticks) {
		CompletionStage<Optional<Refusal>> refusal = CompletableFuture.completedFuture(Optional.empty());
		for (Instant tick : ticks) {
			refusal = refusal
				.thenCompose((before) -> before.isPresent() ? CompletableFuture.completedFuture(before) : submit(tick));
		}
		return refusal;
	}

	private CompletionStage<Optional<Refusal>> submit(Instant tick) {
		return submit(this.schedule.at(tick)).thenApply((admission) -> {
			if (admission instanceof Admission.Refused refused) {
				tell(tick, refused);
				return Optional.ofNullable(refused.retryAfter()).map((delay) -> new Refusal(tick, delay));
			}
			return Optional.empty();
		});
	}

	private void tell(Instant tick, Admission.Refused refused) {
		// The intake has said that already.
		Level level = (refused.code() == ErrorCode.STORE_UNAVAILABLE) ? Level.DEBUG : Level.WARN;
		logger.atLevel(level)
			.log("The tick of schedule {} at {} was refused: {}", this.schedule.name(), tick,
					LogText.of(refused.message()));
	}

	/**
	 * Hand in a request.
	 * @param request the request
	 * @return the answer
	 */
	CompletionStage<Admission> submit(WorkRequest request) {
		return this.intake.apply(request).thenApply((admission) -> {
			if (!(admission instanceof Admission.Refused)) {
				this.lastRequestId = request.requestId();
			}
			if (admission instanceof Admission.Accepted) {
				this.listener.ran(this.schedule.name());
			}
			return admission;
		});
	}

	@Nullable String lastRequestId() {
		return this.lastRequestId;
	}

	/**
	 * A tick that was refused for now.
	 *
	 * @param tick the tick
	 * @param retryAfter when another try may help
	 */
	record Refusal(Instant tick, Duration retryAfter) {
	}

}
