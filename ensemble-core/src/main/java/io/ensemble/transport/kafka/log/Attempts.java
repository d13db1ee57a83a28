package io.ensemble.transport.kafka.log;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import io.ensemble.transport.Claim;
import io.ensemble.transport.kafka.KafkaSender;
import io.ensemble.transport.kafka.log.record.LogRecords;
import io.ensemble.transport.kafka.log.record.LogTopics;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often unfinished work was started, by whichever process. Written before it starts,
 * so that work which takes its process down is not started for ever. Thread-safe.
 */
class Attempts {

	private static final Logger logger = LoggerFactory.getLogger(Attempts.class);

	private final Map<WorkKey, Integer> known = new ConcurrentHashMap<>();

	private final LogRecords records = new LogRecords();

	private final LogTopics topics;

	private final KafkaSender sender;

	Attempts(LogTopics topics, KafkaSender sender) {
		this.topics = topics;
		this.sender = sender;
	}

	/**
	 * Work is about to start.
	 * @param claims the claims on it
	 * @return completes when brokers know; fails if that is not known
	 */
	CompletionStage<Void> start(List<Claim> claims) {
		return CompletableFuture.allOf(claims.stream()
			.map(Claim::record)
			.map((record) -> write(record, record.attempt()).toCompletableFuture())
			.toArray(CompletableFuture[]::new));
	}

	/**
	 * An attempt does not count.
	 * @param running the work that it was an attempt of
	 */
	void takeBack(WorkRecord running) {
		write(running, running.attempt() - 1).exceptionally((failure) -> {
			logger.debug("One attempt too many is counted of {}", running.key());
			return null;
		});
	}

	/**
	 * Add what is known to work that was read.
	 * @param accepted as it was accepted
	 * @return as it waits now
	 */
	WorkRecord counted(WorkRecord accepted) {
		return accepted.requeued(this.known.getOrDefault(accepted.key(), 0));
	}

	void ended(WorkKey key) {
		this.known.remove(key);
	}

	/**
	 * Take in what was read.
	 * @param record a record that counts attempts; any other fails
	 */
	void read(ConsumerRecord<byte[], byte[]> record) {
		this.known.put(this.records.key(record), this.records.attempts(record));
	}

	private CompletionStage<Void> write(WorkRecord work, int attempts) {
		return this.sender.send(this.records.attempts(this.topics.states(), work.key(), attempts));
	}

}
