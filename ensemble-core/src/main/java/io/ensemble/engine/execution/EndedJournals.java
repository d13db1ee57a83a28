package io.ensemble.engine.execution;

import java.util.function.Consumer;

import io.ensemble.transport.RunJournal;
import io.ensemble.work.WorkEvent;
import io.ensemble.work.WorkStatus;

/**
 * Drops the journals of work that ended. Dead letters keep theirs: whoever sends one back
 * to the queue wants it to go on, not to begin anew.
 */
public class EndedJournals implements Consumer<WorkEvent> {

	private final RunJournal journal;

	/**
	 * Clean up a journal.
	 * @param journal the journal
	 */
	public EndedJournals(RunJournal journal) {
		this.journal = journal;
	}

	@Override
	public void accept(WorkEvent event) {
		if (event instanceof WorkEvent.Changed changed) {
			WorkStatus status = changed.record().status();
			if (status.isFinal() && status != WorkStatus.DEAD) {
				this.journal.forget(changed.record().key());
			}
		}
	}

}
