package io.ensemble.autoconfigure.transport;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * A look at the store of accepted work.
 */
@FunctionalInterface
public interface StoreCheck {

	/**
	 * Ask the store how it is.
	 * @return by what it could lose work, in words; fails if it does not answer
	 */
	CompletionStage<List<String>> warnings();

}
