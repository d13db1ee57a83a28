package io.ensemble.engine.delivery;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.transport.Found;
import io.ensemble.transport.ResultStore;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.Limits;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;

/**
 * What callers find under the addresses to which results were delivered by
 * {@link DeliveryMethod#STORE}: the one that they chose, or the id of the request.
 */
public class StoredResults {

	private final ResultStore results;

	/**
	 * Look into a store.
	 * @param results the store
	 */
	public StoredResults(ResultStore results) {
		this.results = results;
	}

	/**
	 * Look under an address.
	 * @param caller the caller who chose it
	 * @param address the address
	 * @return what was kept there
	 */
	public CompletionStage<Found> at(String caller, String address) {
		return this.results.at(caller, address)
			.thenCompose((found) -> (found instanceof Found.Unknown && Limits.isId(address))
					? byId(new WorkKey(caller, address)) : CompletableFuture.completedFuture(found));
	}

	private CompletionStage<Found> byId(WorkKey key) {
		return this.results.find(key)
			.thenApply((found) -> (found instanceof Found.Present present && !isKept(present.record()))
					? new Found.Unknown() : found);
	}

	private static boolean isKept(WorkRecord record) {
		return record.status().isFinal() && record.request().delivery().method() == DeliveryMethod.STORE
				&& record.request().delivery().address() == null;
	}

}
