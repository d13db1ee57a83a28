package io.ensemble.capability;

import java.util.concurrent.CompletionStage;

/**
 * Does the work of a capability.
 */
@FunctionalInterface
public interface CapabilityInvoker {

	/**
	 * Do it. May block the calling thread, which is interrupted when the result is of no
	 * use any more. A throwable, thrown or in the stage, is a business failure whose
	 * message reaches the caller.
	 * @param context input, progress and the rest
	 * @return the output, now or later
	 * @throws Exception if the work cannot be done
	 */
	CompletionStage<String> invoke(WorkContext context) throws Exception;

}
