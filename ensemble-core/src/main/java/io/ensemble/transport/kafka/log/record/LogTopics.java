package io.ensemble.transport.kafka.log.record;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import io.ensemble.transport.kafka.KafkaNames;
import io.ensemble.transport.kafka.KafkaSettings;
import io.ensemble.work.LogText;
import io.ensemble.work.Priority;
import io.ensemble.work.WorkKey;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topics of an ensemble's work. All work with the same key is in the same partition
 * of its topic, and a member of the group reads the same partitions of all of them.
 */
public class LogTopics {

	private static final Logger logger = LoggerFactory.getLogger(LogTopics.class);

	private static final String BASE = KafkaNames.PREFIX + "work.";

	private final String ensemble;

	private final Map<String, Object> settings;

	private final int partitionsIfNew;

	private final Duration kept;

	private final int maxRecordSize;

	private volatile int partitions;

	/**
	 * Name the topics of an ensemble.
	 * @param ensemble its name
	 * @param settings where the cluster is, and how to get in
	 * @param partitions how many partitions topics of work get that do not exist
	 * @param kept how long it is kept what became of work
	 * @param maxRecordSize how large records of topics may be that do not exist, in bytes
	 */
	public LogTopics(String ensemble, Map<String, Object> settings, int partitions, Duration kept, int maxRecordSize) {
		this.ensemble = ensemble;
		this.settings = settings;
		this.partitionsIfNew = partitions;
		this.kept = kept;
		this.maxRecordSize = maxRecordSize;
	}

	/**
	 * The group of those who do the work.
	 * @return its name, with which all topics begin
	 */
	public String group() {
		return BASE + this.ensemble;
	}

	/**
	 * The topic of how often work was started and how it ended.
	 * @return its only partition that is used
	 */
	public TopicPartition states() {
		return new TopicPartition(group() + ".states", 0);
	}

	/**
	 * The topic of dead letters.
	 * @return its name
	 */
	public String deadLetters() {
		return group() + KafkaNames.DEAD_LETTERS;
	}

	/**
	 * The topics of work.
	 * @return one for each priority
	 */
	public List<String> work() {
		return Arrays.stream(Priority.values()).map(this::of).toList();
	}

	/**
	 * Whether it is known which partition has what.
	 * @return {@code true} since {@link #prepare} succeeded
	 */
	public boolean areKnown() {
		return this.partitions > 0;
	}

	/**
	 * Where work belongs.
	 * @param key the work
	 * @param priority its priority
	 * @return the partition
	 */
	public TopicPartition of(WorkKey key, Priority priority) {
		int hash = Utils.toPositive(Utils.murmur2(Utils.utf8(key.toString())));
		return new TopicPartition(of(priority), hash % this.partitions);
	}

	/**
	 * Make the topics that are missing, see that what became of work is kept long enough,
	 * and learn about all. Blocks.
	 * @throws InterruptedException if the thread is to end
	 */
	public void prepare() throws InterruptedException {
		try (Admin admin = Admin.create(KafkaSettings.admin(this.settings))) {
			for (String topic : work()) {
				create(admin, topic, this.partitionsIfNew, Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"));
			}
			create(admin, deadLetters(), 1, Map.of());
			if (!create(admin, states().topic(), 1,
					Map.of(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(this.kept.toMillis())))) {
				raise(admin);
			}
			this.partitions = partitions(admin);
		}
		catch (ExecutionException ex) {
			throw new KafkaException(ex.getCause());
		}
	}

	private String of(Priority priority) {
		return group() + "." + priority.name().toLowerCase(Locale.ROOT);
	}

	private boolean create(Admin admin, String topic, int partitions, Map<String, String> more)
			throws ExecutionException, InterruptedException {
		Map<String, String> configs = new HashMap<>(more);
		configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(this.maxRecordSize));
		NewTopic missing = new NewTopic(topic, partitions, (short) -1).configs(configs);
		try {
			admin.createTopics(List.of(missing)).all().get();
			return true;
		}
		catch (ExecutionException ex) {
			if (!(ex.getCause() instanceof TopicExistsException)) {
				throw ex;
			}
			return false;
		}
	}

	// What is taken into a topic of work must fit here with its end.
	private void raise(Admin admin) throws InterruptedException {
		ConfigResource states = new ConfigResource(ConfigResource.Type.TOPIC, states().topic());
		try {
			Config now = admin.describeConfigs(List.of(states)).all().get().values().iterator().next();
			List<AlterConfigOp> raised = Stream
				.of(raised(now, TopicConfig.RETENTION_MS_CONFIG, this.kept.toMillis()),
						raised(now, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, this.maxRecordSize))
				.flatMap(Optional::stream)
				.toList();
			if (!raised.isEmpty()) {
				admin.incrementalAlterConfigs(Map.of(states, raised)).all().get();
			}
		}
		catch (ExecutionException ex) {
			logger.warn("It is not known whether {} keeps what became of work for {}: {}", states.name(), this.kept,
					LogText.of(String.valueOf(ex.getCause())));
		}
	}

	private static Optional<AlterConfigOp> raised(Config now, String name, long least) {
		ConfigEntry entry = now.get(name);
		long value = (entry != null) ? Long.parseLong(entry.value()) : 0;
		return (value < 0 || value >= least) ? Optional.empty() : Optional
			.of(new AlterConfigOp(new ConfigEntry(name, String.valueOf(least)), AlterConfigOp.OpType.SET));
	}

	private int partitions(Admin admin) throws ExecutionException, InterruptedException {
		List<Integer> counts = admin.describeTopics(work())
			.allTopicNames()
			.get()
			.values()
			.stream()
			.map(TopicDescription::partitions)
			.map(List::size)
			.distinct()
			.toList();
		if (counts.size() != 1) {
			throw new KafkaException("The topics " + BASE + "* must have the same number of partitions, not " + counts);
		}
		return counts.get(0);
	}

}
