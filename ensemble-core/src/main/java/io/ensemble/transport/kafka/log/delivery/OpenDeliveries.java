package io.ensemble.transport.kafka.log.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.ensemble.transport.delivery.Delivery;
import io.ensemble.transport.delivery.DeliveryState;
import io.ensemble.transport.kafka.log.record.GivenUp;
import io.ensemble.transport.kafka.log.record.Progress;
import io.ensemble.transport.simple.delivery.SimpleDeliveryQueue;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;

/**
 * Results that nobody has yet, those included whose delivery was given up and not
 * forgotten. Whoever reads the partition of the work looks after them, and the work is
 * not finished before: its record is read again by the next process if this one dies.
 * Thread-safe.
 */
public class OpenDeliveries {

	private final Map<WorkKey, WorkRecord> open = new HashMap<>();

	/** In the order of the log, which is that of time. */
	private final Map<WorkKey, GivenUp> givenUp = new LinkedHashMap<>();

	private final Set<WorkKey> here = new HashSet<>();

	private final Set<WorkKey> settling = new HashSet<>();

	private final SimpleDeliveryQueue queue;

	private final Progress progress;

	private final InstantSource clock;

	private final Duration keepGivenUp;

	/**
	 * Start with none.
	 * @param queue what this process is to deliver
	 * @param progress knows what this process reads, and is told what is finished
	 * @param clock the source of time
	 * @param keepGivenUp how long a delivery is kept after it was given up
	 */
	public OpenDeliveries(SimpleDeliveryQueue queue, Progress progress, InstantSource clock, Duration keepGivenUp) {
		this.queue = queue;
		this.progress = progress;
		this.clock = clock;
		this.keepGivenUp = keepGivenUp;
	}

	/**
	 * Work ended.
	 * @param end the final record
	 * @param first whether it is the end that counts
	 */
	public void ended(WorkRecord end, boolean first) {
		if (first && end.request().delivery().travels()) {
			remember(end);
		}
		read(end.key());
	}

	/**
	 * Look for work whose result nobody has yet.
	 * @param key the work
	 * @return its final record; empty if there is no such work
	 */
	public synchronized Optional<WorkRecord> find(WorkKey key) {
		return Optional.ofNullable(this.open.get(key));
	}

	/**
	 * The record of work that has ended was read.
	 * @param key the work
	 */
	public void read(WorkKey key) {
		if (isNew(key)) {
			this.queue.tellIfDue();
		}
	}

	/**
	 * Others read the records of this work from now on.
	 * @param keys the work
	 */
	public synchronized void lost(Collection<WorkKey> keys) {
		keys.stream().filter(this.here::remove).forEach(this.queue::forget);
	}

	/**
	 * It is about to be written what becomes of a delivery: the queue is told by whoever
	 * writes it.
	 * @param key its work
	 */
	synchronized void settling(WorkKey key) {
		this.settling.add(key);
	}

	synchronized void notSettled(WorkKey key) {
		this.settling.remove(key);
	}

	/**
	 * It was written that a delivery is over.
	 * @param key its work
	 */
	public synchronized void over(WorkKey key) {
		this.open.remove(key);
		this.givenUp.remove(key);
		if (this.here.remove(key) && !this.settling.contains(key)) {
			this.queue.forget(key);
		}
		this.settling.remove(key);
		this.progress.finished(key);
	}

	/**
	 * It was written that a delivery was given up.
	 * @param given the delivery
	 */
	public synchronized void givenUp(GivenUp given) {
		WorkKey key = given.key();
		if (this.open.containsKey(key)) {
			this.givenUp.remove(key);
			this.givenUp.put(key, given);
		}
		written(key);
	}

	/**
	 * It was written that a delivery which was given up begins anew.
	 * @param key its work
	 */
	public void redriven(WorkKey key) {
		if (isRedrivenByOthers(key)) {
			this.queue.tellIfDue();
		}
	}

	/**
	 * Forget what was given up long ago.
	 */
	public synchronized void forgetOld() {
		Instant before = this.clock.instant().minus(this.keepGivenUp);
		List<WorkKey> old = this.givenUp.values()
			.stream()
			.takeWhile((given) -> !given.at().isAfter(before))
			.map(GivenUp::key)
			.toList();
		old.forEach(this::over);
	}

	private synchronized boolean isRedrivenByOthers(WorkKey key) {
		this.givenUp.remove(key);
		return written(key);
	}

	private boolean written(WorkKey key) {
		boolean byOthers = !this.settling.remove(key) && this.here.contains(key);
		if (byOthers) {
			register(key);
		}
		return byOthers;
	}

	private void register(WorkKey key) {
		WorkRecord end = Objects.requireNonNull(this.open.get(key));
		GivenUp given = this.givenUp.get(key);
		if (given == null) {
			this.queue.register(end);
		}
		else {
			this.queue.registerGivenUp(
					new Delivery(end, DeliveryState.GIVEN_UP, given.attempts(), given.since(), null, given.error()),
					given.at());
		}
	}

	private synchronized void remember(WorkRecord end) {
		this.open.put(end.key(), end);
	}

	private synchronized boolean isNew(WorkKey key) {
		if (!this.open.containsKey(key)) {
			this.progress.finished(key);
			return false;
		}
		boolean isNew = this.progress.ended(key) && this.here.add(key);
		if (isNew) {
			register(key);
		}
		return isNew;
	}

}
