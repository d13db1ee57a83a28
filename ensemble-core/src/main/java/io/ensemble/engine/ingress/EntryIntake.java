package io.ensemble.engine.ingress;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.engine.intake.Admission;
import io.ensemble.engine.intake.WorkIntake;
import io.ensemble.transport.ingress.Entry;
import io.ensemble.transport.ingress.EntryHandler;
import io.ensemble.transport.ingress.Verdict;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Ingress;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands entries of one queue or topic to the intake. An entry that cannot be taken in now
 * is to come again; one that can never be is dead.
 */
public class EntryIntake implements EntryHandler {

	private static final Logger logger = LoggerFactory.getLogger(EntryIntake.class);

	private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(1);

	private static final Set<ErrorCode> PASSING = Set.of(ErrorCode.QUEUE_FULL, ErrorCode.DRAINING,
			ErrorCode.STORE_UNAVAILABLE, ErrorCode.INTERNAL);

	private final WorkIntake intake;

	private final EntryFormat format;

	private final Ingress ingress;

	private final String caller;

	private final long maxSize;

	/**
	 * Take entries in.
	 * @param intake the door
	 * @param format how they are read
	 * @param ingress what the door is called
	 * @param caller who they are taken to come from
	 * @param maxSize the largest payload, in bytes
	 */
	public EntryIntake(WorkIntake intake, EntryFormat format, Ingress ingress, String caller, long maxSize) {
		this.intake = intake;
		this.format = format;
		this.ingress = ingress;
		this.caller = caller;
		this.maxSize = maxSize;
	}

	@Override
	public CompletionStage<Verdict> handle(Entry entry) {
		if (entry.payload().length > this.maxSize) {
			return dead(ErrorCode.TOO_LARGE, "The entry is larger than " + this.maxSize + " bytes");
		}
		WorkRequest request;
		try {
			request = this.format.read(entry);
		}
		catch (InvalidRequestException ex) {
			return dead(ErrorCode.INVALID, ex.getField() + " " + ex.getMessage());
		}
		catch (RuntimeException ex) {
			// It would be the same the next time, and nothing behind it would be read.
			logger.warn("An entry of {} cannot be read", this.ingress, ex);
			return dead(ErrorCode.INVALID, "The entry cannot be read");
		}
		return this.intake.submit(new Submission(request, this.caller, this.ingress)).thenApply(EntryIntake::verdict);
	}

	private static Verdict verdict(Admission admission) {
		if (!(admission instanceof Admission.Refused refused) || refused.code() == ErrorCode.RESULT_EXPIRED) {
			return new Verdict.Taken();
		}
		if (PASSING.contains(refused.code())) {
			Duration retryAfter = refused.retryAfter();
			return new Verdict.Later((retryAfter != null) ? retryAfter : DEFAULT_PAUSE, refused.message());
		}
		return new Verdict.Dead(refused.code(), refused.detail());
	}

	private static CompletionStage<Verdict> dead(ErrorCode code, String reason) {
		return CompletableFuture.completedFuture(new Verdict.Dead(code, reason));
	}

}
