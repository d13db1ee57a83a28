package io.ensemble.transport.kafka.log;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

import io.ensemble.transport.kafka.KafkaNames;
import io.ensemble.transport.kafka.KafkaSender;
import io.ensemble.transport.kafka.TooLargeForKafkaException;
import io.ensemble.transport.kafka.log.record.LogHeaders;
import io.ensemble.transport.kafka.log.record.LogRecords;
import io.ensemble.transport.kafka.log.record.LogTopics;
import io.ensemble.transport.simple.MirroredWorkStore;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How work ended. All processes read all that is written of it, in the same order, and
 * the first end of a key is how its work ended. Whoever proposes an end learns from
 * reading his own record whether it was the first. Thread-safe.
 */
class Ends {

	private static final String PROPOSAL = "ensemble-proposal";

	private static final String ADDRESS = "ensemble-address";

	private final Map<String, CompletableFuture<Boolean>> proposed = new ConcurrentHashMap<>();

	/** Work that has its dead letter and did not end yet. */
	private final Set<WorkKey> aside = ConcurrentHashMap.newKeySet();

	private final AtomicLong last = new AtomicLong();

	private final LogRecords records = new LogRecords();

	private final LogTopics topics;

	private final KafkaSender sender;

	private final MirroredWorkStore work;

	private final BiConsumer<WorkRecord, Boolean> ended;

	private final String process;

	Ends(LogTopics topics, KafkaSender sender, MirroredWorkStore work, BiConsumer<WorkRecord, Boolean> ended,
			String process) {
		this.topics = topics;
		this.sender = sender;
		this.work = work;
		this.ended = ended;
		this.process = process;
	}

	/**
	 * Propose an end. That of a dead letter is preceded by a record for those who look
	 * after dead letters, which is written once however often the end is proposed.
	 * @param end the final record
	 * @return whether work ended so; fails if no broker confirmed the proposal, with
	 * {@link TooLargeForKafkaException} if none ever will
	 */
	CompletionStage<Boolean> propose(WorkRecord end) {
		return putAside(end).thenCompose((done) -> append(end, null));
	}

	/**
	 * Keep a final record under an address.
	 * @param address the address
	 * @param end the final record
	 * @return whether it was the first there
	 */
	CompletionStage<Boolean> store(String address, WorkRecord end) {
		return append(end, address);
	}

	/**
	 * Take in what was read.
	 * @param record a record that says how work ended; any other fails
	 */
	void read(ConsumerRecord<byte[], byte[]> record) {
		String proposal = LogHeaders.optional(record, PROPOSAL);
		CompletableFuture<Boolean> mine = (proposal != null) ? this.proposed.remove(proposal) : null;
		boolean first = false;
		try {
			first = take(this.records.end(record), LogHeaders.optional(record, ADDRESS));
		}
		finally {
			if (mine != null) {
				mine.complete(first);
			}
		}
	}

	private boolean take(WorkRecord end, @Nullable String address) {
		if (address != null) {
			return this.work.store(address, end).toCompletableFuture().join();
		}
		this.aside.remove(end.key());
		boolean first = this.work.settle(end);
		this.ended.accept(end, first);
		return first;
	}

	private CompletionStage<Boolean> append(WorkRecord end, @Nullable String address) {
		String proposal = this.process + ":" + this.last.incrementAndGet();
		ProducerRecord<byte[], byte[]> record = this.records.end(this.topics.states(), end);
		LogHeaders.add(record, PROPOSAL, proposal);
		LogHeaders.add(record, ADDRESS, address);
		CompletableFuture<Boolean> read = new CompletableFuture<>();
		this.proposed.put(proposal, read);
		return this.sender.send(record).whenComplete((sent, failure) -> {
			if (failure != null) {
				this.proposed.remove(proposal);
			}
		}).thenCompose((sent) -> read);
	}

	private CompletionStage<Void> putAside(WorkRecord end) {
		if (end.status() != WorkStatus.DEAD || this.aside.contains(end.key())) {
			return CompletableFuture.completedFuture(null);
		}
		return this.sender.send(deadLetter(end)).thenRun(() -> this.aside.add(end.key()));
	}

	private ProducerRecord<byte[], byte[]> deadLetter(WorkRecord end) {
		ProducerRecord<byte[], byte[]> letter = this.records.work(new TopicPartition(this.topics.deadLetters(), 0),
				end);
		WorkResult result = end.result();
		LogHeaders.add(letter, KafkaNames.REASON, ErrorCode.DEAD.dashed());
		LogHeaders.add(letter, KafkaNames.MESSAGE, (result != null) ? result.error() : null);
		return letter;
	}

	/**
	 * What was never read because the process ends.
	 */
	void abandon() {
		List.copyOf(this.proposed.values()).forEach((open) -> open.cancel(false));
	}

}
