package io.ensemble.engine.delivery;

import java.util.Objects;
import java.util.concurrent.CompletionStage;

import io.ensemble.transport.ResultStore;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.WorkRecord;

/**
 * Keeps the result under the address that the caller chose, else under the request id.
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
	public CompletionStage<?> deliver(WorkRecord record) {
		String address = Objects.requireNonNullElse(record.request().delivery().address(), record.key().requestId());
		return this.results.store(address, record);
	}

}
