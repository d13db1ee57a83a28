package io.ensemble.engine.delivery;

import java.util.concurrent.CompletionStage;

import io.ensemble.transport.delivery.Delivery;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import org.jspecify.annotations.Nullable;

/**
 * One way to bring a result to its caller. A method without a channel is refused at
 * intake.
 */
public interface DeliveryChannel {

	/**
	 * Which method this is.
	 * @return the method
	 */
	DeliveryMethod method();

	/**
	 * Refuse, before the work is taken in, what can be seen to be wrong. Must not block.
	 * @param delivery what a request asks for
	 * @throws io.ensemble.work.InvalidRequestException if nothing can be delivered there;
	 * names the field
	 */
	default void check(DeliverySpec delivery) {
	}

	/**
	 * Whom the result goes to, if that one could be slow: no receiver gets more than a
	 * share of the attempts that are made at once.
	 * @param delivery what a request asks for
	 * @return a name of the receiver; {@code null} if there is nobody to wait for
	 */
	default @Nullable String receiver(DeliverySpec delivery) {
		return null;
	}

	/**
	 * Forget why nothing is delivered to an address any more: somebody decided that it is
	 * worth another attempt.
	 * @param delivery what a request asks for
	 */
	default void readmit(DeliverySpec delivery) {
	}

	/**
	 * Be told when somebody can be reached that this process could not reach.
	 * @param listener called on any thread, must not block
	 */
	default void onReachable(Runnable listener) {
	}

	/**
	 * Deliver. Must not block; may be called again for the same result.
	 * @param delivery the result and the attempt it is
	 * @return completes when the result arrived, fails to be tried again, unless with a
	 * {@link DeliveryFailedException} that says otherwise
	 */
	CompletionStage<?> deliver(Delivery delivery);

}
