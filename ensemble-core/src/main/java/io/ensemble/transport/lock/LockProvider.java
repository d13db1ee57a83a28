package io.ensemble.transport.lock;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Named locks that end by themselves. Whoever holds one may sleep through its end and act
 * afterwards; no lock service can prevent that. Therefore each lock carries a token by
 * which what it protects can tell the late from the present holder, see M. Kleppmann,
 * "How to do distributed locking" (2016), and the sequencers in M. Burrows, "The Chubby
 * lock service for loosely-coupled distributed systems" (OSDI 2006).
 *
 * <p>
 * Each lock guards a short text of its own, which only its holder can write: the state of
 * what is locked, checked in the same step as the token.
 *
 * <p>
 * The time is the store's. No method blocks, and every one may be called on any thread. A
 * store that cannot be reached fails the stage with
 * {@link io.ensemble.transport.StoreUnavailableException}; whether the lock was granted
 * is not known then, and it ends with its lease.
 */
public interface LockProvider {

	/** The longest text, in characters. */
	int MAX_TEXT_LENGTH = 4000;

	/**
	 * Try to get a lock, without waiting for it.
	 * @param name what to lock
	 * @param lease how long it is held unless it is renewed
	 * @return the lock; empty if somebody holds it, be it the caller
	 */
	CompletionStage<Optional<Lock>> acquire(String name, Duration lease);

	/**
	 * Hold a lock for longer.
	 * @param lock the lock
	 * @param lease how long from now
	 * @return {@code false} if it is no longer held: it was released, or its lease ended
	 */
	CompletionStage<Boolean> renew(Lock lock, Duration lease);

	/**
	 * Give a lock back before its lease ends.
	 * @param lock the lock
	 * @return {@code false} if it is no longer held; nothing happens then
	 */
	CompletionStage<Boolean> release(Lock lock);

	/**
	 * Read the text that a lock guards, which does not need the lock.
	 * @param name the name of the lock
	 * @return what was written last; empty if nothing was
	 */
	CompletionStage<Optional<String>> read(String name);

	/**
	 * Write the text that a lock guards. It stays when the lock ends.
	 * @param lock the lock
	 * @param text at most {@value #MAX_TEXT_LENGTH} characters
	 * @return {@code false} if the lock is no longer held; nothing is written then
	 */
	CompletionStage<Boolean> write(Lock lock, String text);

}
