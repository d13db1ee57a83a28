package io.ensemble.engine.intake;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.engine.stage.Execution;
import io.ensemble.engine.stage.ExecutionStage;
import io.ensemble.engine.stage.Outcome;
import io.ensemble.work.Ingress;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;

/**
 * Refuses what is beyond the limits of this ensemble when its turn comes, in the words of
 * the intake: whoever shares the store leaves work in it without passing that. Such work
 * came by {@link Ingress#QUEUE}, and only its first start is looked at. Belongs before
 * all that costs something.
 */
public class LimitsStage implements ExecutionStage {

	private final RequestRules rules;

	/**
	 * Hold work to the rules of the intake.
	 * @param rules the rules
	 */
	public LimitsStage(RequestRules rules) {
		this.rules = rules;
	}

	@Override
	public CompletionStage<Outcome> execute(Execution execution, Next next) {
		WorkRecord record = execution.claim().record();
		if (record.ingress() != Ingress.QUEUE || record.attempt() > 1) {
			return next.proceed(execution);
		}
		return this.rules.limits(record.request()).map(LimitsStage::rejected).orElseGet(() -> next.proceed(execution));
	}

	private static CompletionStage<Outcome> rejected(Admission.Refused refused) {
		return CompletableFuture
			.completedFuture(new Outcome.Done(WorkResult.ended(WorkStatus.REJECTED, refused.code(), refused.detail())));
	}

}
