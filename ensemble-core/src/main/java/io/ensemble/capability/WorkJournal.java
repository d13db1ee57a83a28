package io.ensemble.capability;

import java.util.List;

/**
 * What a piece of work did so far, in words of its handler. A handler that writes each
 * step down goes on after the last one when its work is tried again, instead of beginning
 * anew. For the threads of handlers: methods may block while a store is asked, and may be
 * called by several threads of the same handler.
 *
 * <p>
 * A journal that cannot be reached is an empty one that keeps nothing.
 */
public interface WorkJournal {

	/** Keeps nothing. */
	WorkJournal NONE = new WorkJournal() {

		@Override
		public List<String> open() {
			return List.of();
		}

		@Override
		public void append(String entry) {
		}

	};

	/**
	 * Read what all attempts wrote so far, and begin this one. To be called once, before
	 * anything is appended.
	 * @return the entries, in order
	 * @throws java.util.concurrent.CancellationException if the work went to somebody
	 * else
	 */
	List<String> open();

	/**
	 * Write down a step.
	 * @param entry the step
	 * @throws java.util.concurrent.CancellationException if the work ended or went to
	 * somebody else
	 */
	void append(String entry);

}
