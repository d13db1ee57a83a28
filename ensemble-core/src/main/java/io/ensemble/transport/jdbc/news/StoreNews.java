package io.ensemble.transport.jdbc.news;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.ensemble.transport.jdbc.database.StoredTexts;
import io.ensemble.transport.notification.ExpectedWork;
import io.ensemble.transport.notification.FinalWaiters;
import io.ensemble.transport.notification.Outcome;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.listener.Listeners;

/**
 * Who is to be told of what a step changed, once its transaction is over: those who wait
 * in this process at once, other processes by a message. Thread-safe.
 */
public final class StoreNews {

	private final Listeners<Runnable> listeners = new Listeners<>("available work");

	private final Listeners<Runnable> deliverers = new Listeners<>("due deliveries");

	private final FinalWaiters waiters = new FinalWaiters();

	private final ExpectedWork expected = new ExpectedWork();

	private final StoredTexts texts = new StoredTexts();

	private final Consumer<Supplier<Message>> others;

	/**
	 * Tell this process and others.
	 * @param others takes messages to other processes, and makes them only if there can
	 * be any
	 */
	public StoreNews(Consumer<Supplier<Message>> others) {
		this.others = others;
	}

	/**
	 * Those who want to know of work in this process.
	 * @return the listeners
	 */
	public Listeners<Runnable> listeners() {
		return this.listeners;
	}

	/**
	 * Those who deliver results in this process.
	 * @return the listeners
	 */
	public Listeners<Runnable> deliverers() {
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
	 * Wait for the end of work that will be handed in here.
	 * @param key the work
	 * @return is completed with the final record
	 */
	public CompletableFuture<WorkRecord> expect(WorkKey key) {
		CompletableFuture<WorkRecord> end = this.waiters.await(key);
		this.expected.expect(key, end);
		return end;
	}

	/**
	 * Work was handed in here and accepted.
	 * @param record as it was accepted
	 * @return whether its end may have been missed, so that somebody has to look
	 */
	public boolean accepted(WorkRecord record) {
		available();
		return this.expected.accepted(record);
	}

	/**
	 * Those who wait in this process for work that may have ended unheard.
	 * @return the work to look at
	 */
	public List<WorkKey> unheard() {
		return this.waiters.keys().stream().filter((key) -> !this.expected.postpone(key)).toList();
	}

	/**
	 * Work ended in another process.
	 * @param key the work
	 * @param outcome how it ended
	 * @return whether somebody waits for it and has to look, as not enough is known here
	 */
	public boolean heard(WorkKey key, Outcome outcome) {
		if (!this.waiters.isAwaited(key)) {
			return false;
		}
		Optional<WorkRecord> ended = this.expected.end(key, outcome, this.texts::readResult);
		ended.ifPresent(this::complete);
		return ended.isEmpty();
	}

	/**
	 * Some work may be claimed.
	 */
	public void available() {
		this.listeners.tell(Runnable::run);
		this.others.accept(() -> Message.AVAILABLE);
	}

	/**
	 * A delivery may be claimed by any process.
	 */
	public void due() {
		this.deliverers.tell(Runnable::run);
		this.others.accept(() -> Message.DUE);
	}

	/**
	 * A delivery was put back, to be attempted later by any process.
	 */
	public void putBack() {
		this.others.accept(() -> Message.DUE);
	}

	/**
	 * Work ended.
	 * @param record the final record
	 */
	public void ended(WorkRecord record) {
		complete(record);
		this.others.accept(() -> new Message(record.key(), outcome(record)));
		if (record.request().delivery().travels()) {
			due();
		}
	}

	private Outcome outcome(WorkRecord record) {
		String result = this.texts.write(record.result());
		return (result != null) ? Outcome.of(record, result) : Outcome.UNTOLD;
	}

	/**
	 * Tell those who wait in this process.
	 * @param record the final record
	 */
	public void complete(WorkRecord record) {
		this.waiters.take(record.key()).forEach((waiter) -> waiter.complete(record));
	}

}
