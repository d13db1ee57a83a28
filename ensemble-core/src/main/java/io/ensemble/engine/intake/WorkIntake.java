package io.ensemble.engine.intake;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.StoreOutages;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.event.WorkEvents;
import io.ensemble.engine.execution.Arrivals;
import io.ensemble.transport.Enqueued;
import io.ensemble.transport.Found;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Submission;
import org.jspecify.annotations.Nullable;

/**
 * The one door for work, whichever way it came. Accepts and queues; refuses only what is
 * wrong, unknown, over a hard limit or too late. What was accepted once is known from
 * then on, whatever is refused since. Never blocks.
 */
public class WorkIntake {

	private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

	private final EngineSettings settings;

	private final RequestRules rules;

	private final WorkStores stores;

	private final Arrivals arrivals;

	private final WorkEstimates estimates;

	private final CachedAnswers cachedAnswers;

	private final WorkEvents events;

	private final StoreOutages outages;

	private volatile Predicate<Submission> welcome = (submission) -> true;

	/**
	 * Create an open intake.
	 * @param settings the capacity
	 * @param rules what a request must satisfy
	 * @param stores where accepted work is kept
	 * @param arrivals holds work back until its acceptance was told
	 * @param estimates says when it will be done
	 * @param cachedAnswers answers without doing the work
	 * @param events is told
	 * @param outages is told what could not be taken in
	 */
	public WorkIntake(EngineSettings settings, RequestRules rules, WorkStores stores, Arrivals arrivals,
			WorkEstimates estimates, CachedAnswers cachedAnswers, WorkEvents events, StoreOutages outages) {
		this.settings = settings;
		this.rules = rules;
		this.stores = stores;
		this.arrivals = arrivals;
		this.estimates = estimates;
		this.cachedAnswers = cachedAnswers;
		this.events = events;
		this.outages = outages;
	}

	/**
	 * Take in a request.
	 * @param submission the request
	 * @return the answer; never fails
	 */
	public CompletionStage<Admission> submit(Submission submission) {
		return submit(submission, (admission) -> {
		});
	}

	/**
	 * Take in a request and answer it before its work starts.
	 * @param submission the request
	 * @param answer is given the answer first, must not block
	 * @return the same answer; never fails
	 */
	public CompletionStage<Admission> submit(Submission submission, Consumer<Admission> answer) {
		Optional<Admission.Refused> refused = this.rules.check(submission).or(() -> closed(submission));
		if (refused.isPresent()) {
			return unlessKnown(submission, refused.get(), answer);
		}
		Runnable told = this.arrivals.announce(submission.key());
		return this.cachedAnswers.answer(submission)
			.thenCompose((answered) -> answered.<CompletionStage<Enqueued>>map(CompletableFuture::completedFuture)
				.orElseGet(() -> this.stores.queue().enqueue(submission, this.settings.queueCapacity())))
			.handle((enqueued, failure) -> tell(submission, enqueued, failure, answer))
			.whenComplete((admission, failure) -> told.run());
	}

	/**
	 * Take no new work from now on. Requests that were accepted before are still
	 * answered.
	 * @param stillWelcome what is taken in all the same
	 */
	public void close(Predicate<Submission> stillWelcome) {
		this.welcome = stillWelcome;
	}

	private Admission tell(Submission submission, @Nullable Enqueued enqueued, @Nullable Throwable failure,
			Consumer<Admission> answer) {
		Admission admission = (enqueued != null) ? admission(enqueued) : unavailable(submission, failure);
		if (enqueued instanceof Enqueued.Accepted answered && answered.record().status().isFinal()) {
			answer.accept(admission);
			this.cachedAnswers.answered(answered.record());
			return admission;
		}
		if (admission instanceof Admission.Accepted accepted) {
			this.events.changed(accepted.record());
		}
		else if (admission instanceof Admission.Refused refused) {
			this.events.refused(submission, refused.code());
		}
		answer.accept(admission);
		return admission;
	}

	private Admission admission(Enqueued enqueued) {
		this.outages.answered();
		if (enqueued instanceof Enqueued.Accepted accepted) {
			if (accepted.record().status().isFinal()) {
				return new Admission.Known(accepted.record());
			}
			Duration estimate = this.estimates.waiting(accepted.record().request().task(), accepted.position());
			return new Admission.Accepted(accepted.record(), accepted.position(), estimate);
		}
		if (enqueued instanceof Enqueued.Known known) {
			return new Admission.Known(known.record());
		}
		Admission.Refused refused = Admission.Refused.of(enqueued).orElseThrow();
		return (refused.code() == ErrorCode.QUEUE_FULL)
				? refusal(refused.code(), refused.message(), this.estimates.untilRoom()) : refused;
	}

	private Optional<Admission.Refused> closed(Submission submission) {
		return this.welcome.test(submission) ? Optional.empty() : Optional
			.of(refusal(ErrorCode.DRAINING, "The ensemble is shutting down and takes no new work", RETRY_AFTER));
	}

	// What was taken in under other rules, by another replica or before the end, is not
	// refused afterwards: its caller would have it done elsewhere, too.
	private CompletionStage<Admission> unlessKnown(Submission submission, Admission.Refused refused,
			Consumer<Admission> answer) {
		return this.stores.results().find(submission.key()).handle((found, failure) -> {
			Admission admission = (failure == null || refused.code() == ErrorCode.DRAINING)
					? known(submission, found).orElse(refused) : unavailable(submission, failure);
			if (admission instanceof Admission.Refused last) {
				this.events.refused(submission, last.code());
			}
			answer.accept(admission);
			return admission;
		});
	}

	private static Optional<Admission> known(Submission submission, @Nullable Found found) {
		if (found instanceof Found.Present present) {
			return Optional.of(present.record().request().sameContent(submission.request())
					? new Admission.Known(present.record()) : Admission.Refused.mismatch());
		}
		return (found instanceof Found.Expired)
				? Admission.Refused.of(new Enqueued.Expired()).map(Admission.class::cast) : Optional.empty();
	}

	private Admission unavailable(Submission submission, @Nullable Throwable failure) {
		this.outages.failed(submission.key() + " cannot be taken in", failure);
		return refusal(ErrorCode.STORE_UNAVAILABLE, "The store of accepted work is unavailable", RETRY_AFTER);
	}

	private static Admission.Refused refusal(ErrorCode code, String message, @Nullable Duration retryAfter) {
		return new Admission.Refused(code, message, null, retryAfter);
	}

}
