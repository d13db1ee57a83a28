package io.ensemble.transport.jdbc.news;

import java.util.function.Consumer;

import io.ensemble.transport.notification.AvailabilityListeners;
import io.ensemble.transport.notification.FinalWaiters;
import io.ensemble.work.WorkRecord;

/**
 * Who is to be told of what a step changed, once its transaction is over: those who wait
 * in this process at once, other processes by a message. Thread-safe.
 */
public final class StoreNews {

	private final AvailabilityListeners listeners = new AvailabilityListeners();

	private final AvailabilityListeners deliverers = new AvailabilityListeners();

	private final FinalWaiters waiters = new FinalWaiters();

	private final Consumer<Message> others;

	/**
	 * Tell this process and others.
	 * @param others takes messages to other processes
	 */
	public StoreNews(Consumer<Message> others) {
		this.others = others;
	}

	/**
	 * Those who want to know of work in this process.
	 * @return the listeners
	 */
	public AvailabilityListeners listeners() {
		return this.listeners;
	}

	/**
	 * Those who deliver results in this process.
	 * @return the listeners
	 */
	public AvailabilityListeners deliverers() {
		return this.deliverers;
	}

	/**
	 * Those who wait for an end in this process.
	 * @return who waits
	 */
	public FinalWaiters waiters() {
		return this.waiters;
	}

	/**
	 * Some work may be claimed.
	 */
	public void available() {
		this.listeners.tell();
		this.others.accept(Message.AVAILABLE);
	}

	/**
	 * A delivery may be claimed by any process.
	 */
	public void due() {
		this.deliverers.tell();
		this.others.accept(Message.DUE);
	}

	/**
	 * A delivery was put back, to be attempted later by any process.
	 */
	public void putBack() {
		this.others.accept(Message.DUE);
	}

	/**
	 * Work ended.
	 * @param record the final record
	 */
	public void ended(WorkRecord record) {
		complete(record);
		this.others.accept(new Message(record.key()));
		if (record.request().delivery().travels()) {
			due();
		}
	}

	/**
	 * Tell those who wait in this process.
	 * @param record the final record
	 */
	public void complete(WorkRecord record) {
		this.waiters.take(record.key()).forEach((waiter) -> waiter.complete(record));
	}

}
