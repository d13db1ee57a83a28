package io.ensemble.test.contract;

/**
 * What every {@link io.ensemble.transport.WorkQueue} must do. Extend it in the adapter's
 * own tests and say how an empty store is opened:
 *
 * <pre class="code">
 * class MyWorkQueueTests extends WorkQueueContract {
 *
 *     &#64;Override
 *     protected StoreFixture open() {
 *         return new MyStoreFixture();
 *     }
 *
 * }
 * </pre>
 *
 * <p>
 * The suite runs on one million waiting entries too, so give the tests a heap that your
 * store needs for them, and some minutes if it is a real server.
 */
public abstract class WorkQueueContract extends AbstractStoreContract
		implements IntakeContract, OrderContract, PriorityChangeContract, ClaimContract, AttemptContract,
		AttemptErrorContract, GateContract, DeadlineContract, QueueConcurrencyContract, LongQueueContract {

}
