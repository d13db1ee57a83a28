package io.ensemble.test.contract;

/**
 * What a store must do that keeps work in a log: all that {@link WorkQueueContract} and
 * {@link ResultStoreContract} ask for, as one process sees it, except that the priority
 * of waiting work can be changed, that dead letters can be sent on their way again or
 * thrown away, and that a very long queue costs no more than a short one.
 */
public abstract class ReducedStoreContract extends AbstractStoreContract
		implements IntakeContract, OrderContract, ClaimContract, AttemptContract, AttemptErrorContract, GateContract,
		DeadlineContract, QueueConcurrencyContract, EndContract, NotificationContract, RetentionContract,
		DeadLetterContract, ListingContract, AddressedResultContract, EndConcurrencyContract {

}
