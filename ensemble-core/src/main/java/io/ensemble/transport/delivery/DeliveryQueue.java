package io.ensemble.transport.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import io.ensemble.work.WorkKey;

/**
 * Results on their way. A store that implements this registers a delivery itself, in the
 * same step in which it writes the end of work (by
 * {@link io.ensemble.transport.ResultStore#finish finish},
 * {@link io.ensemble.transport.ResultStore#end end} or
 * {@link io.ensemble.transport.WorkQueue#sweep sweep}), for every request whose
 * {@link io.ensemble.work.DeliverySpec#travels() delivery travels}: no crash comes
 * between a result and its delivery. If work ends once more after a dead letter was
 * re-driven, its new delivery takes the place of the old one, whatever became of that.
 *
 * <p>
 * A claim is a lease: a delivery that is not reported on before its lease ends may be
 * claimed again. So a receiver may see a result twice, but a result that was accepted for
 * delivery is never forgotten before it arrived or was given up. What was given up is
 * kept as long as tombstones are, counted from then, and forgotten by a sweep.
 *
 * <p>
 * The rules of {@link io.ensemble.transport.WorkQueue} on blocking, failure, time and
 * threads hold here too.
 */
public interface DeliveryQueue {

	/**
	 * Take deliveries that are due. Nobody else gets them while the lease lasts.
	 * @param max how many at most
	 * @param lease how long
	 * @return the claims, fewer or none if less is due, and when to ask again
	 */
	CompletionStage<DueDeliveries> claim(int max, Duration lease);

	/**
	 * The result arrived; forget its delivery.
	 * @param claim the claim
	 * @return {@code false} if the claim was lost before
	 */
	CompletionStage<Boolean> done(DeliveryClaim claim);

	/**
	 * The attempt failed; make another one later.
	 * @param claim the claim
	 * @param delay how long nobody may claim it
	 * @param error why, in words; cut to {@link Delivery#MAX_ERROR_LENGTH}
	 * @return {@code false} if the claim was lost before
	 */
	CompletionStage<Boolean> retry(DeliveryClaim claim, Duration delay, String error);

	/**
	 * No attempt was made; make one later. This one does not count.
	 * @param claim the claim
	 * @param delay how long nobody may claim it
	 * @return {@code false} if the claim was lost before
	 */
	CompletionStage<Boolean> handBack(DeliveryClaim claim, Duration delay);

	/**
	 * The attempt failed; make no other one.
	 * @param claim the claim
	 * @param error why, in words; cut to {@link Delivery#MAX_ERROR_LENGTH}
	 * @return {@code false} if the claim was lost before
	 */
	CompletionStage<Boolean> giveUp(DeliveryClaim claim, String error);

	/**
	 * Look at one delivery.
	 * @param key the work whose result it is
	 * @return the delivery; empty if it arrived, was forgotten or never was
	 */
	CompletionStage<Optional<Delivery>> find(WorkKey key);

	/**
	 * Look at many, the latest registered first.
	 * @param query which ones; a limit over
	 * {@link io.ensemble.transport.WorkQuery#MAX_LIMIT} is that limit
	 * @return one page; fails with {@link io.ensemble.work.InvalidRequestException} if
	 * the cursor is none that an earlier page gave
	 */
	CompletionStage<DeliveryPage> list(DeliveryQuery query);

	/**
	 * Make a delivery due that waits for its next attempt, because that may go better
	 * now.
	 * @param key the work whose result it is
	 * @return {@code false} if it does not wait: it is due, claimed, given up or not
	 * there
	 */
	CompletionStage<Boolean> hasten(WorkKey key);

	/**
	 * Begin anew with a delivery that was given up: due now, with no attempt before it.
	 * @param key the work whose result it is
	 * @return the pending delivery; empty if it was not given up
	 */
	CompletionStage<Optional<Delivery>> redrive(WorkKey key);

	/**
	 * Forget a delivery that was given up. The result itself stays in the result store
	 * for as long as results do.
	 * @param key the work whose result it is
	 * @return the delivery as it was; empty if it was not given up
	 */
	CompletionStage<Optional<Delivery>> discard(WorkKey key);

	/**
	 * How many deliveries there are.
	 * @return the numbers
	 */
	CompletionStage<DeliveryCounts> counts();

	/**
	 * Be told when there may be something to claim: after a delivery was registered,
	 * hastened or re-driven through this object's store, after another process that
	 * shares the store registered one or put one back to be attempted later, and after a
	 * sweep that found one due, which may be another process's. Called on any thread;
	 * must not block.
	 * @param listener the listener
	 */
	void onDue(Runnable listener);

}
