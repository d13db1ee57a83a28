package io.ensemble.engine.execution.attempt;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import io.ensemble.capability.WorkJournal;
import io.ensemble.engine.StoreOutages;
import io.ensemble.transport.Claim;
import io.ensemble.transport.RunJournal;

/**
 * The journal of one attempt. What a store cannot keep now is left out: the handler goes
 * on, and may have to repeat a step one day.
 */
final class ClaimedJournal implements WorkJournal {

	private final Claim claim;

	private final RunJournal journal;

	private final StoreOutages outages;

	ClaimedJournal(Claim claim, RunJournal journal, StoreOutages outages) {
		this.claim = claim;
		this.journal = journal;
		this.outages = outages;
	}

	@Override
	public List<String> open() {
		return answer(this.journal.open(this.claim), Optional.of(List.of())).orElseThrow(ClaimedJournal::lost);
	}

	@Override
	public void append(String entry) {
		if (!answer(this.journal.append(this.claim, entry), true)) {
			throw lost();
		}
	}

	private <T> T answer(CompletionStage<T> stage, T otherwise) {
		try {
			return stage.toCompletableFuture().join();
		}
		catch (CompletionException ex) {
			this.outages.failed("the journal of " + this.claim.record().key() + " is left out", ex);
			return otherwise;
		}
	}

	private static CancellationException lost() {
		return new CancellationException("The work ended or went to somebody else");
	}

}
