package io.ensemble.engine.execution.attempt;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.EngineSettings;
import io.ensemble.transport.WorkQueue;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.jspecify.annotations.Nullable;

/**
 * Decides what follows an attempt that failed for a reason that may pass: another one
 * after a pause, as long as attempts and time are left, and how the work ends otherwise.
 */
class RetryPolicy {

	private static final int KEPT_CODE_POINTS = WorkQueue.MAX_ERROR_LENGTH / 2;

	private final EngineSettings settings;

	private final InstantSource clock;

	private final RandomGenerator random;

	RetryPolicy(EngineSettings settings, EnginePorts ports) {
		this.settings = settings;
		this.clock = ports.clock();
		this.random = ports.random();
	}

	boolean hasAttemptsLeft(WorkRecord record) {
		return record.attempt() < this.settings.maxAttempts();
	}

	Duration pause(WorkRecord record) {
		return this.settings.retryBackoff().delay(record.attempt(), this.random);
	}

	boolean allows(@Nullable Instant expiresAt, Duration pause) {
		return expiresAt == null || this.clock.instant().plus(pause).isBefore(expiresAt);
	}

	/**
	 * The end of work whose attempts are used up.
	 * @param record the last attempt
	 * @param failure how that failed
	 * @return the result of a dead letter
	 */
	WorkResult givenUp(WorkRecord record, WorkResult failure) {
		String error = "Given up after " + record.attempts() + "; the last one failed: " + failure.error();
		return WorkResult.ended(WorkStatus.DEAD, ErrorCode.DEAD, error)
			.with(failure.tokens(), failure.delegations())
			.withOutput(failure.output());
	}

	/**
	 * The end of work that has no time for another attempt.
	 * @param failure how the last one failed
	 * @return the result
	 */
	WorkResult outOfTime(WorkResult failure) {
		return new WorkResult(failure.status(), failure.output(),
				failure.error() + "; the deadline leaves no time for another attempt", failure.code(), failure.tokens(),
				failure.delegations());
	}

	/**
	 * What a store keeps of the words of an attempt that failed: not all stores can keep
	 * every character.
	 * @param failure how it failed
	 * @return its words, short enough for every store
	 */
	static String lastError(WorkResult failure) {
		return String.valueOf(failure.error())
			.codePoints()
			.limit(KEPT_CODE_POINTS)
			.map((character) -> isKept(character) ? character : ' ')
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	private static boolean isKept(int character) {
		return character == '\n'
				|| !(Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE);
	}

}
