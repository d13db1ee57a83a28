package io.ensemble.transport.jdbc.journal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import io.ensemble.transport.Claim;
import io.ensemble.transport.RunJournal;
import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.table.WorkTable;
import io.ensemble.transport.jdbc.transaction.JdbcSteps;

/**
 * Journals in a relational database, dropped in the transaction that ends their work.
 * Only who holds the work can write.
 */
public final class JdbcRunJournal implements RunJournal {

	private final JournalTable table = new JournalTable();

	private final JdbcSteps threads;

	private final WorkTable work;

	/**
	 * Keep the journals of work.
	 * @param threads run the transactions
	 * @param work the rows of the work
	 */
	public JdbcRunJournal(JdbcSteps threads, WorkTable work) {
		this.threads = threads;
		this.work = work;
	}

	@Override
	public CompletionStage<Optional<List<String>>> open(Claim claim) {
		return this.threads.run((session) -> isHeld(session, claim)
				? Optional.of(this.table.read(session, claim.record().key())) : Optional.empty());
	}

	@Override
	public CompletionStage<Boolean> append(Claim claim, String entry) {
		return this.threads.run((session) -> {
			boolean held = isHeld(session, claim);
			if (held) {
				this.table.append(session, claim.record().key(), entry);
			}
			return held;
		});
	}

	private boolean isHeld(Session session, Claim claim) {
		return this.work.lockHeld(session, claim.record().key(), claim.token());
	}

}
