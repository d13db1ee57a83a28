package io.ensemble.engine.delivery;

import java.util.concurrent.CompletionStage;

import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.WorkRecord;

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
	 * Deliver. Must not block; may be called again for the same record.
	 * @param record final work
	 * @return completes when the result arrived, fails to be tried again
	 */
	CompletionStage<?> deliver(WorkRecord record);

}
