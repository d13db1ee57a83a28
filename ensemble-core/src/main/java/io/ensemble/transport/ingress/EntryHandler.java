package io.ensemble.transport.ingress;

import java.util.concurrent.CompletionStage;

/**
 * Decides what becomes of an entry. Thread-safe.
 */
@FunctionalInterface
public interface EntryHandler {

	/**
	 * Take an entry in. Must not block; may be called again for the same entry.
	 * @param entry the entry
	 * @return what the reader is to do with it
	 */
	CompletionStage<Verdict> handle(Entry entry);

}
