package io.ensemble.transport.memory;

/**
 * What a shared memory answers to a change. All but {@link Changed} have changed nothing.
 */
public sealed interface MemoryChange {

	/**
	 * It is changed.
	 *
	 * @param version the version that is there now, zero after a removal
	 */
	record Changed(long version) implements MemoryChange {
	}

	/**
	 * Another version is there than the condition demands.
	 *
	 * @param version that version, zero if nothing is there
	 */
	record Conflict(long version) implements MemoryChange {
	}

	/**
	 * The writer slept through the end of its lock.
	 *
	 * @param token the token of a later holder
	 */
	record Fenced(long token) implements MemoryChange {
	}

	/**
	 * It would exceed a limit.
	 *
	 * @param reason in words that the writer may see
	 */
	record Refused(String reason) implements MemoryChange {
	}

}
