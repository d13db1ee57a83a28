package io.ensemble.transport.memory;

import io.ensemble.transport.lock.Lock;
import org.jspecify.annotations.Nullable;

/**
 * What has to hold for shared memory to be changed.
 *
 * @param version which version must be there, zero for none; {@code null} for any or none
 * @param lock the lock that the writer holds; {@code null} if it needs none. It is
 * refused if a later holder of a lock of this name wanted to change the same scope
 * already. Each scope remembers the names of its locks for good, so they must not come
 * from outside
 */
public record MemoryCondition(@Nullable Long version, @Nullable Lock lock) {

	/** Whatever is there. */
	public static final MemoryCondition NONE = new MemoryCondition(null, null);

	/** Nothing is there. */
	public static final MemoryCondition ABSENT = version(0);

	/**
	 * Compare and set.
	 * @param version which version must be there, zero for none
	 * @return the condition
	 */
	public static MemoryCondition version(long version) {
		return new MemoryCondition(version, null);
	}

	/**
	 * Ask for a lock as well.
	 * @param lock the lock that the writer holds
	 * @return the condition
	 */
	public MemoryCondition under(Lock lock) {
		return new MemoryCondition(this.version, lock);
	}

	/**
	 * Whether it may be changed, as far as the version is concerned.
	 * @param current the version that is there, zero for none
	 * @return {@code false} if it is another one
	 */
	public boolean admits(long current) {
		return this.version == null || this.version == current;
	}

}
