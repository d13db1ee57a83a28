package io.ensemble.transport.kafka.log.record;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

import io.ensemble.transport.kafka.KafkaSender;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;

/**
 * Writes work that is not finished for long to the end of its partition again. What is
 * finished behind it could not be committed otherwise: it would be read again by each
 * process that begins to read, and be done again once it is forgotten how it ended.
 * Thread-safe.
 */
public class Stragglers {

	/** How many times work is written again while it is known how other work ended. */
	private static final int MOVES = 4;

	/** As much is read again at most, beside what is not finished, when others read. */
	private static final Duration LONGEST = Duration.ofHours(1);

	private final LogRecords records = new LogRecords();

	private final LogTopics topics;

	private final KafkaSender sender;

	private final Progress progress;

	private final Function<WorkKey, Optional<WorkRecord>> work;

	private final InstantSource clock;

	private final Duration patience;

	/**
	 * Move what holds others up.
	 * @param topics where work belongs
	 * @param sender writes
	 * @param progress knows what is not finished
	 * @param work knows the work
	 * @param clock the source of time
	 * @param kept how long it is known how work ended
	 */
	public Stragglers(LogTopics topics, KafkaSender sender, Progress progress,
			Function<WorkKey, Optional<WorkRecord>> work, InstantSource clock, Duration kept) {
		this.topics = topics;
		this.sender = sender;
		this.progress = progress;
		this.work = work;
		this.clock = clock;
		Duration share = kept.dividedBy(MOVES);
		this.patience = (share.compareTo(LONGEST) < 0) ? share : LONGEST;
	}

	/**
	 * Write again what is due. Does not wait; what fails is made up for by a later call.
	 */
	public void move() {
		Instant now = this.clock.instant();
		this.progress.stuck(now.minus(this.patience))
			.forEach((key) -> this.work.apply(key).ifPresent((record) -> move(record, now)));
	}

	private void move(WorkRecord record, Instant now) {
		this.sender.send(this.records.moved(this.topics.of(record.key(), record.request().priority()), record, now))
			.whenComplete((sent, failure) -> {
				if (failure != null) {
					this.progress.notMoved(record.key());
				}
			});
	}

}
