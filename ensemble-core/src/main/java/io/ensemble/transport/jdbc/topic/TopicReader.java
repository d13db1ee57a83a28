package io.ensemble.transport.jdbc.topic;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.ensemble.time.Timers;
import io.ensemble.transport.jdbc.topic.TopicTable.NumberedEvent;
import io.ensemble.transport.jdbc.transaction.Transactions;
import io.ensemble.transport.topic.TopicEvent;
import io.ensemble.transport.topic.TopicSubscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One subscription. It reads on behind the last event that it saw when it is woken, and
 * now and then in case that was forgotten; while the database is away, every second.
 */
final class TopicReader implements TopicSubscription {

	private static final Logger logger = LoggerFactory.getLogger(TopicReader.class);

	private static final Duration PAUSE = Duration.ofSeconds(1);

	private static final Duration LOOK = Duration.ofSeconds(10);

	private final CompletableFuture<TopicSubscription> hearing = new CompletableFuture<>();

	private final AtomicBoolean reading = new AtomicBoolean(true);

	private final Transactions transactions;

	private final TopicTable table;

	private final String topic;

	private final Consumer<TopicEvent> listener;

	private final Timers timers;

	private final Consumer<TopicReader> cancelling;

	private volatile Timers.Timer timer = () -> {
	};

	private volatile boolean again;

	private volatile boolean cancelled;

	private volatile long after;

	TopicReader(Transactions transactions, TopicTable table, String topic, Consumer<TopicEvent> listener, Timers timers,
			Consumer<TopicReader> cancelling) {
		this.transactions = transactions;
		this.table = table;
		this.topic = topic;
		this.listener = listener;
		this.timers = timers;
		this.cancelling = cancelling;
	}

	String topic() {
		return this.topic;
	}

	CompletionStage<TopicSubscription> start() {
		this.transactions.run((session) -> TopicTable.last(session, this.topic)).whenComplete((last, failure) -> {
			if (failure != null) {
				later(PAUSE, failure, this::start);
			}
			else {
				this.after = last;
				this.hearing.complete(this);
				read();
			}
		});
		return this.hearing;
	}

	/**
	 * Look for events, now or after those that are being read.
	 */
	void wake() {
		this.again = true;
		if (this.reading.compareAndSet(false, true)) {
			read();
		}
	}

	private void read() {
		this.again = false;
		this.timer.cancel();
		if (!this.cancelled) {
			this.transactions.run((session) -> this.table.read(session, this.topic, this.after))
				.whenComplete((events, failure) -> {
					if (failure != null) {
						later(PAUSE, failure, this::read);
					}
					else {
						tell(events);
						rest(events.size() == TopicTable.PAGE);
					}
				});
		}
	}

	private void tell(List<NumberedEvent> events) {
		for (NumberedEvent numbered : events) {
			if (!this.cancelled) {
				TopicEvent event = numbered.event();
				if (event != null) {
					this.listener.accept(event);
				}
				this.after = numbered.number();
			}
		}
	}

	private void rest(boolean more) {
		if (more) {
			read();
			return;
		}
		this.timer = this.timers.schedule(LOOK, this::wake);
		this.reading.set(false);
		if (this.again) {
			wake();
		}
	}

	private void later(Duration pause, Throwable failure, Runnable next) {
		logger.debug("Reading the topic {} pauses: {}", this.topic, failure.getMessage());
		if (!this.cancelled) {
			this.timers.schedule(pause, next);
		}
	}

	@Override
	public void cancel() {
		this.cancelled = true;
		this.timer.cancel();
		this.cancelling.accept(this);
	}

}
