package io.ensemble.transport.kafka.log.record;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

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
		Map<TopicPartition, RecordsToDelete> deleted = new HashMap<>();
		marks.forEach((partition, mark) -> {
			if (mark.offset() - this.trimmed.getOrDefault(partition, 0L) >= STEP) {
				deleted.put(partition, RecordsToDelete.beforeOffset(mark.offset()));
				this.trimmed.put(partition, mark.offset());
			}
		});
		if (!deleted.isEmpty()) {
			this.admin.deleteRecords(deleted).all().whenComplete((done, failure) -> {
				if (failure != null) {
					logger.warn("Finished work stays in {}: {}", deleted.keySet(),
							LogText.of(String.valueOf(failure.getMessage())));
				}
			});
		}
	}

	@Override
	public void close() {
		this.admin.close(Duration.ZERO);
	}

}
