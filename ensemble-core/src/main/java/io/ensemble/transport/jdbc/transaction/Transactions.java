package io.ensemble.transport.jdbc.transaction;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import io.ensemble.transport.jdbc.database.Session;

/**
 * Runs transactions on threads of a store, again if one lost a race.
 */
@FunctionalInterface
public interface Transactions {

	/**
	 * Run a transaction.
	 * @param step what to do
	 * @param <T> what comes out
	 * @return what came out; fails with
	 * {@link io.ensemble.transport.StoreUnavailableException} only
	 */
	<T> CompletionStage<T> run(Function<Session, T> step);

}
