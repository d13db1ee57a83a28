package io.ensemble.transport.jdbc.memory;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.transaction.Transactions;

/**
 * Transactions that see what belongs to all ensembles in the database.
 */
final class SharedTransactions implements Transactions {

	/** In the place of the ensemble; no ensemble can have this name. */
	private static final String ALL = "*";

	private final Transactions transactions;

	SharedTransactions(Transactions transactions) {
		this.transactions = transactions;
	}

	@Override
	public <T> CompletionStage<T> run(Function<Session, T> step) {
		return this.transactions.run((session) -> step
			.apply(new Session(session.client(), session.statements(), session.dialect(), ALL, session.clock())));
	}

}
