package io.ensemble.engine.delivery;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.transport.ResultStore;
import io.ensemble.transport.delivery.Delivery;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.WorkRecord;

/**
 * Keeps the result under the address that the caller chose. Under its request id it is
 * kept with the work itself, see {@link StoredResults}.
 */
public class StoreDelivery implements DeliveryChannel {

	private final ResultStore results;

	/**
	 * Keep results in a store.
	 * @param results the store
	 */
	public StoreDelivery(ResultStore results) {
		this.results = results;
	}

	@Override
	public DeliveryMethod method() {
		return DeliveryMethod.STORE;
	}

	@Override
	public CompletionStage<?> deliver(Delivery delivery) {
		WorkRecord record = delivery.record();
		String address = record.request().delivery().address();
		return (address != null) ? this.results.store(address, record) : CompletableFuture.completedFuture(true);
	}

}
