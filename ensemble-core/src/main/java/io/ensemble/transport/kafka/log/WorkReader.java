package io.ensemble.transport.kafka.log;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.ensemble.transport.kafka.log.record.LogLoop;
import io.ensemble.transport.kafka.log.record.LogTopics;
import io.ensemble.transport.kafka.log.record.Progress;
import io.ensemble.transport.kafka.log.record.Stragglers;
import io.ensemble.transport.kafka.log.record.Trim;
import io.ensemble.work.LogText;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads accepted work ahead, each priority up to a window of unfinished records, and
 * commits what is finished. Never waits for work, so however long that takes, the
 * consumer stays in its group.
 */
class WorkReader extends LogLoop implements ConsumerRebalanceListener {

	private static final Logger logger = LoggerFactory.getLogger(WorkReader.class);

	/** About a second, if there is nothing to read. */
	private static final int STEPS_PER_LOOK = 5;

	private static final Duration COMMIT = Duration.ofSeconds(5);

	private final LogTopics topics;

	private final int window;

	private final CompletableFuture<Void> mayBegin;

	private final Arrivals arrivals;

	private final Progress progress;

	private final Consumer<byte[], byte[]> consumer;

	private final Trim trim;

	private final Stragglers stragglers;

	private final CompletableFuture<Void> reading = new CompletableFuture<>();

	private volatile Set<TopicPartition> read = Set.of();

	private volatile long unread;

	private long steps;

	WorkReader(Consumer<byte[], byte[]> consumer, LogTopics topics, int window, CompletableFuture<Void> mayBegin,
			Arrivals arrivals, Progress progress, Trim trim, Stragglers stragglers) {
		super(consumer, topics.group() + "-work");
		this.consumer = consumer;
		this.topics = topics;
		this.window = window;
		this.mayBegin = mayBegin;
		this.arrivals = arrivals;
		this.progress = progress;
		this.trim = trim;
		this.stragglers = stragglers;
	}

	/**
	 * Be a member of the group that has its share of the partitions.
	 * @return completes then
	 */
	CompletableFuture<Void> reading() {
		return this.reading;
	}

	/**
	 * Whether records of a partition come here soon.
	 * @param partition the partition
	 * @return {@code false} if others read it, or it has to wait
	 */
	boolean reads(TopicPartition partition) {
		return this.read.contains(partition);
	}

	/**
	 * How many records wait in the partitions that are read here, beyond the windows.
	 * @return the number at the last look
	 */
	long unread() {
		return this.unread;
	}

	@Override
	protected void begin(Consumer<byte[], byte[]> consumer) {
		this.mayBegin.join();
		consumer.subscribe(this.topics.work(), this);
	}

	@Override
	protected void step(Consumer<byte[], byte[]> consumer) {
		ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
		records.forEach(this.arrivals::read);
		this.stragglers.move();
		commit(consumer);
		keepWindows(consumer);
		look(consumer);
	}

	@Override
	protected void end() {
		commitNow();
		this.trim.close();
	}

	@Override
	protected void ended() {
		this.arrivals.lost(this.progress.retain(Set.of()));
	}

	@Override
	public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
		commitNow();
	}

	@Override
	public void onPartitionsLost(Collection<TopicPartition> partitions) {
	}

	@Override
	public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
		this.read = Set.copyOf(this.consumer.assignment());
		this.arrivals.lost(this.progress.retain(this.read));
		this.reading.complete(null);
	}

	private void commit(Consumer<byte[], byte[]> consumer) {
		Map<TopicPartition, OffsetAndMetadata> marks = this.progress.marks();
		if (!marks.isEmpty()) {
			consumer.commitAsync(marks, (committed, failure) -> {
				if (failure == null) {
					this.progress.committed(committed);
					this.trim.before(committed);
				}
			});
		}
	}

	private void commitNow() {
		Map<TopicPartition, OffsetAndMetadata> marks = this.progress.marks();
		marks.keySet().retainAll(this.consumer.assignment());
		try {
			this.consumer.commitSync(marks, COMMIT);
			this.progress.committed(marks);
			this.trim.before(marks);
		}
		catch (KafkaException ex) {
			logger.warn("What is finished is not committed, and read again: {}",
					LogText.of(String.valueOf(ex.getMessage())));
		}
	}

	private void keepWindows(Consumer<byte[], byte[]> consumer) {
		Set<TopicPartition> all = consumer.assignment();
		for (String topic : this.topics.work()) {
			List<TopicPartition> partitions = all.stream().filter((one) -> one.topic().equals(topic)).toList();
			if (this.progress.open(topic) >= this.window) {
				consumer.pause(partitions);
			}
			else {
				consumer.resume(partitions);
			}
		}
		Set<TopicPartition> paused = consumer.paused();
		this.read = Set.copyOf(all.stream().filter((one) -> !paused.contains(one)).toList());
	}

	// A consumer learns how much there is from what it reads, so of a partition that is
	// paused it has to ask.
	private void look(Consumer<byte[], byte[]> consumer) {
		if (consumer.paused().isEmpty()) {
			this.unread = consumer.assignment().stream().mapToLong((one) -> consumer.currentLag(one).orElse(0)).sum();
		}
		else if (this.steps++ % STEPS_PER_LOOK == 0) {
			ask(consumer);
		}
	}

	private void ask(Consumer<byte[], byte[]> consumer) {
		try {
			this.unread = consumer.endOffsets(consumer.assignment(), POLL)
				.entrySet()
				.stream()
				.mapToLong((end) -> end.getValue() - consumer.position(end.getKey(), POLL))
				.sum();
		}
		catch (TimeoutException ex) {
			logger.debug("No broker says how much there is to read");
		}
	}

}
