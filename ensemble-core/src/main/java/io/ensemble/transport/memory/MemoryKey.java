package io.ensemble.transport.memory;

import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.Limits;

/**
 * Where something is kept in shared memory.
 *
 * @param scope the name of the shared memory: 1 to 128 characters of [A-Za-z0-9._-]
 * @param name what it is called there: 1 to 256 characters, none of them a control
 * character. Two names are the same if their characters are
 */
public record MemoryKey(String scope, String name) {

	/** The longest name, in characters. */
	public static final int MAX_NAME_LENGTH = 256;

	public MemoryKey {
		requireScope(scope);
		if (!isName(name)) {
			throw new InvalidRequestException("key",
					"must be 1 to " + MAX_NAME_LENGTH + " characters, none of them a control character");
		}
	}

	private static boolean isName(String name) {
		return !name.isEmpty() && name.length() <= MAX_NAME_LENGTH && name.chars().noneMatch(Character::isISOControl)
				&& Limits.isText(name);
	}

	/**
	 * Refuse what cannot name a shared memory.
	 * @param scope the candidate
	 * @throws InvalidRequestException if it is not 1 to 128 letters, digits, dots, dashes
	 * and underscores
	 */
	public static void requireScope(String scope) {
		if (!Limits.isName(scope)) {
			throw new InvalidRequestException("scope", "must be 1 to 128 characters of [A-Za-z0-9._-]");
		}
	}

}
