package io.ensemble.test.contract;

/**
 * What every {@link io.ensemble.transport.delivery.DeliveryQueue} must do. Extend it in
 * the adapter's own tests, like {@link WorkQueueContract}, with a fixture that has
 * {@link StoreFixture#deliveries() deliveries}.
 */
public abstract class DeliveryQueueContract extends AbstractStoreContract implements DeliveryRegistrationContract,
		DeliveryClaimContract, DeliveryFailureContract, DeliveryListingContract {

}
