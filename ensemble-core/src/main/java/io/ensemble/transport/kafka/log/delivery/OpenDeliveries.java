package io.ensemble.transport.kafka.log.delivery;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.ensemble.transport.kafka.log.record.Progress;
import io.ensemble.transport.simple.delivery.SimpleDeliveryQueue;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;

/**
 * Results that nobody has yet. Whoever reads the partition of the work delivers them, and
 * the work is not finished before: its record is read again by the next process if this
 * one dies. Thread-safe.
 */
public class OpenDeliveries {

	private final Map<WorkKey, WorkRecord> open = new HashMap<>();

	private final Set<WorkKey> here = new HashSet<>();

	private final Set<WorkKey> settling = new HashSet<>();

	private final SimpleDeliveryQueue queue;

	private final Progress progress;

	/**
	 * Start with none.
	 * @param queue what this process is to deliver
	 * @param progress knows what this process reads, and is told what is finished
	 */
	public OpenDeliveries(SimpleDeliveryQueue queue, Progress progress) {
		this.queue = queue;
		this.progress = progress;
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
	 * It is about to be written that a delivery is over: the queue is told by whoever
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
		if (this.here.remove(key) && !this.settling.contains(key)) {
			this.queue.forget(key);
		}
		this.settling.remove(key);
		this.progress.finished(key);
	}

	private synchronized void remember(WorkRecord end) {
		this.open.put(end.key(), end);
	}

	private synchronized boolean isNew(WorkKey key) {
		WorkRecord end = this.open.get(key);
		if (end == null) {
			this.progress.finished(key);
			return false;
		}
		boolean isNew = this.progress.ended(key) && this.here.add(key);
		if (isNew) {
			this.queue.register(end);
		}
		return isNew;
	}

}
