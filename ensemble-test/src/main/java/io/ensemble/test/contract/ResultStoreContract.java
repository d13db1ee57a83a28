package io.ensemble.test.contract;

/**
 * What every {@link io.ensemble.transport.ResultStore} must do. Extend it in the
 * adapter's own tests, like {@link WorkQueueContract}.
 */
public abstract class ResultStoreContract extends AbstractStoreContract
		implements EndContract, NotificationContract, RetentionContract, DeadLetterContract, RedriveContract,
		ListingContract, AddressedResultContract, EndConcurrencyContract {

}
