package io.ensemble.transport.kafka.log.record;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.ensemble.transport.kafka.KafkaSettings;
import io.ensemble.work.LogText;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes work that is finished, so that topics which are kept for ever do not grow for
 * ever, and a group whose offsets are forgotten does not do it again. Not thread-safe.
 */
public class Trim implements AutoCloseable {

	/** Fewer records of a partition are not worth a call. */
	static final int STEP = 1_000;

	private static final Logger logger = LoggerFactory.getLogger(Trim.class);

	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private final Map<TopicPartition, Long> finished = new HashMap<>();

	private final Map<TopicPartition, Long> trimmed = new HashMap<>();

	private final Admin admin;

	/**
	 * Delete in a cluster.
	 * @param settings where it is, and how to get in
	 */
	public Trim(Map<String, Object> settings) {
		this.admin = Admin.create(KafkaSettings.admin(settings));
	}

	/**
	 * Delete what lies before offsets, if it is enough to be worth it. Does not wait;
	 * what fails is made up for by a later call.
	 * @param marks offsets that are committed
	 */
	public void before(Map<TopicPartition, OffsetAndMetadata> marks) {
		marks.forEach((partition, mark) -> this.finished.merge(partition, mark.offset(), Math::max));
		Map<TopicPartition, RecordsToDelete> deleted = atLeast(STEP);
		if (!deleted.isEmpty()) {
			this.admin.deleteRecords(deleted).all().whenComplete((done, failure) -> {
				if (failure != null) {
					stays(deleted, failure);
				}
			});
		}
	}

	/**
	 * Delete the rest of it: whoever reads next may come so late that neither offsets nor
	 * ends are known any more. Waits some seconds at most.
	 */
	@Override
	public void close() {
		Map<TopicPartition, RecordsToDelete> rest = atLeast(1);
		try {
			this.admin.deleteRecords(rest).all().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			stays(rest, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.admin.close(Duration.ZERO);
		}
	}

	private Map<TopicPartition, RecordsToDelete> atLeast(int count) {
		Map<TopicPartition, RecordsToDelete> due = new HashMap<>();
		this.finished.forEach((partition, offset) -> {
			if (offset - this.trimmed.getOrDefault(partition, 0L) >= count) {
				due.put(partition, RecordsToDelete.beforeOffset(offset));
				this.trimmed.put(partition, offset);
			}
		});
		return due;
	}

	private static void stays(Map<TopicPartition, RecordsToDelete> what, Throwable failure) {
		logger.warn("Finished work stays in {}: {}", what.keySet(), LogText.of(String.valueOf(failure.getMessage())));
	}

}
