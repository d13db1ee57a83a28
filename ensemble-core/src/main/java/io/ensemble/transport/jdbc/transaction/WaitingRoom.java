package io.ensemble.transport.jdbc.transaction;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Those who gather for the next transaction. Who leaves together with others waits a
 * moment for as many as left the last time: those who were answered together come back
 * one after the other. PostgreSQL's {@code commit_delay} does the same, and likewise only
 * if there are siblings. Thread-safe.
 *
 * @param <M> who gathers
 */
final class WaitingRoom<M> {

	private static final int PLACES = 50_000;

	private final Lock lock = new ReentrantLock();

	private final Condition complete = this.lock.newCondition();

	private final Queue<M> waiting = new ArrayDeque<>();

	private final int largest;

	private final Duration patience;

	private int expected = 1;

	private boolean busy;

	/**
	 * An empty room.
	 * @param largest how many leave together at most
	 * @param patience how long those who did not come yet are waited for
	 */
	WaitingRoom(int largest, Duration patience) {
		this.largest = largest;
		this.patience = patience;
	}

	/**
	 * Come in.
	 * @param member who
	 * @return {@code false} if there is no place
	 */
	boolean enter(M member) {
		this.lock.lock();
		try {
			if (this.waiting.size() == PLACES) {
				return false;
			}
			this.waiting.add(member);
			if (this.waiting.size() == this.expected) {
				this.complete.signal();
			}
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Begin to leave, if nobody else sees to it.
	 * @return whether the caller has to see to it, until {@link #goOn()} says no
	 */
	boolean begin() {
		this.lock.lock();
		try {
			return !this.busy && isBusy();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Whether others have to leave after those who did.
	 * @return {@code false} if the caller does not have to see to it any more
	 */
	boolean goOn() {
		this.lock.lock();
		try {
			return isBusy();
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean isBusy() {
		this.busy = !this.waiting.isEmpty();
		return this.busy;
	}

	/**
	 * Leave, after a moment for those who are on their way; blocks for so long.
	 * @return who leaves together
	 * @throws InterruptedException if the thread is interrupted
	 */
	List<M> leaveTogether() throws InterruptedException {
		this.lock.lockInterruptibly();
		try {
			long left = this.patience.toNanos();
			while (this.waiting.size() < this.expected && left > 0) {
				left = this.complete.awaitNanos(left);
			}
			List<M> leaving = leave();
			this.expected = leaving.size();
			return leaving;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Leave at once.
	 * @return who leaves together
	 */
	List<M> leave() {
		this.lock.lock();
		try {
			List<M> leaving = new ArrayList<>();
			while (leaving.size() < this.largest && !this.waiting.isEmpty()) {
				leaving.add(this.waiting.remove());
			}
			return leaving;
		}
		finally {
			this.lock.unlock();
		}
	}

}
