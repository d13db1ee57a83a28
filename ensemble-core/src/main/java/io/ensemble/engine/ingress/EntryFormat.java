package io.ensemble.engine.ingress;

import io.ensemble.transport.ingress.Entry;
import io.ensemble.work.WorkRequest;

/**
 * How entries are read.
 */
@FunctionalInterface
public interface EntryFormat {

	/**
	 * Read an entry.
	 * @param entry the entry
	 * @return the request in it
	 * @throws io.ensemble.work.InvalidRequestException if there is none; names the field
	 */
	WorkRequest read(Entry entry);

}
