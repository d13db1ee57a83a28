package io.ensemble.transport.kafka.log.delivery;

import java.time.Instant;
import java.util.concurrent.CompletionStage;

import io.ensemble.transport.delivery.Delivery;
import io.ensemble.transport.kafka.KafkaSender;
import io.ensemble.transport.kafka.log.record.GivenUp;
import io.ensemble.transport.kafka.log.record.LogRecords;
import io.ensemble.transport.kafka.log.record.LogTopics;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;

/**
 * Writes what becomes of deliveries to the topic of states. Each stage fails if it is not
 * known whether that is written. Thread-safe.
 */
public class DeliveryLog {

	private final LogRecords records = new LogRecords();

	private final LogTopics topics;

	private final KafkaSender sender;

	/**
	 * Write to the topics of an ensemble.
	 * @param topics the topics
	 * @param sender writes
	 */
	public DeliveryLog(LogTopics topics, KafkaSender sender) {
		this.topics = topics;
		this.sender = sender;
	}

	CompletionStage<Void> over(WorkKey key) {
		return this.sender.send(this.records.delivered(this.topics.states(), key));
	}

	/**
	 * A delivery was given up. It is looked after by whoever reads its work, for longer
	 * than it may be known how that ended: so the work is written again, as work that is
	 * not to be done.
	 * @param delivery the delivery
	 * @param error why, in words
	 * @param now the time
	 * @return completes when it is written
	 */
	CompletionStage<Void> givenUp(Delivery delivery, String error, Instant now) {
		WorkRecord work = delivery.record();
		GivenUp givenUp = new GivenUp(delivery.key(), delivery.attempts(), delivery.since(), now,
				error.substring(0, Math.min(error.length(), Delivery.MAX_ERROR_LENGTH)));
		return this.sender.send(this.records.givenUp(this.topics.states(), givenUp))
			.thenCompose((written) -> this.sender
				.send(this.records.moved(this.topics.of(work.key(), work.request().priority()), work, now)));
	}

	CompletionStage<Void> redriven(WorkKey key) {
		return this.sender.send(this.records.redriven(this.topics.states(), key));
	}

}
