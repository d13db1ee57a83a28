package io.ensemble.transport.kafka.log;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

import io.ensemble.time.Timers;
import io.ensemble.transport.RunJournal;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.transport.ingress.DeadEntryListener;
import io.ensemble.transport.kafka.DeadRecords;
import io.ensemble.transport.kafka.KafkaSender;
import io.ensemble.transport.kafka.KafkaSettings;
import io.ensemble.transport.kafka.log.delivery.DeliveryLog;
import io.ensemble.transport.kafka.log.delivery.KafkaLogDeliveries;
import io.ensemble.transport.kafka.log.delivery.OpenDeliveries;
import io.ensemble.transport.kafka.log.record.DeadLetters;
import io.ensemble.transport.kafka.log.record.LogTopics;
import io.ensemble.transport.kafka.log.record.Progress;
import io.ensemble.transport.kafka.log.record.Stragglers;
import io.ensemble.transport.kafka.log.record.Trim;
import io.ensemble.transport.simple.MirroredWorkStore;
import io.ensemble.work.Ingress;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.RangeAssignor;

/**
 * Puts together what keeps work in Kafka alone, and its two threads. Reading begins at
 * once, or as soon as there are brokers.
 */
public final class KafkaLog implements AutoCloseable {

	private static final int READ_AT_ONCE = 100;

	private final MirroredWorkStore work;

	private final DeliveryQueue deliveries;

	private final Ends ends;

	private final DeadLetters deadLetters;

	private final StateReader stateReader;

	private final WorkReader workReader;

	private final KafkaLogStore store;

	/**
	 * Begin to read.
	 * @param settings where work is kept
	 * @param sender writes
	 * @param clock the only source of time; must not go back
	 * @param timers end the pauses of what is tried again
	 * @param listener is told of records that are no work
	 * @param process tells this process from all others that there ever were
	 */
	public KafkaLog(KafkaLogSettings settings, KafkaSender sender, InstantSource clock, Timers timers,
			DeadEntryListener listener, String process) {
		DeadRecords letters = new DeadRecords(sender);
		LogTopics topics = new LogTopics(settings.ensemble(), settings.consumer(), settings.partitions(),
				settings.kept(), sender.maxRecordSize());
		Progress progress = new Progress();
		this.work = new MirroredWorkStore(clock, settings.ageing(), settings.resultTtl(), settings.tombstoneTtl());
		Attempts attempts = new Attempts(topics, sender);
		OpenDeliveries open = new OpenDeliveries(this.work.deliveries(), progress, clock, settings.tombstoneTtl());
		this.deliveries = new KafkaLogDeliveries(this.work.deliveries(), open, new DeliveryLog(topics, sender), clock);
		this.ends = new Ends(topics, sender, this.work, (end, first) -> {
			attempts.ended(end.key());
			open.ended(end, first);
		}, process);
		this.deadLetters = new DeadLetters((record, verdict) -> letters.write(record, topics.deadLetters(), verdict)
			.thenRun(() -> listener.dead(Ingress.QUEUE, verdict.code())), timers);
		Arrivals arrivals = new Arrivals(this.work, progress, attempts, settings.maxAttempts(), this.deadLetters, open);
		this.stateReader = new StateReader(consumer(settings, Map.of()), topics, this.ends, attempts, open);
		this.workReader = new WorkReader(consumer(settings, Map.of(ConsumerConfig.GROUP_ID_CONFIG, topics.group())),
				topics, settings.window(), this.stateReader.caughtUp(), arrivals, progress,
				new Trim(settings.consumer()), new Stragglers(topics, sender, progress,
						(key) -> this.work.look(key).or(() -> open.find(key)), clock, settings.kept()));
		this.store = new KafkaLogStore(this.work,
				new Acceptance(topics, sender, this.work, arrivals, this.workReader, this.stateReader.caughtUp()),
				this.ends, attempts, progress);
		this.stateReader.start();
		this.workReader.start();
	}

	/**
	 * The work.
	 * @return queue and results in one
	 */
	public KafkaLogStore store() {
		return this.store;
	}

	/**
	 * The results on their way.
	 * @return those of work that this process reads
	 */
	public DeliveryQueue deliveries() {
		return this.deliveries;
	}

	/**
	 * What unfinished work did so far, in memory.
	 * @return the journals of work that this process does
	 */
	public RunJournal journal() {
		return this.work.journal();
	}

	/**
	 * Know what had ended, and have a share of the work.
	 * @return completes when requests can be taken in
	 */
	public CompletionStage<Void> ready() {
		return this.workReader.reading();
	}

	/**
	 * How many answers brokers have given to the two readers. Each number grows every few
	 * seconds while a broker is there, also when there is nothing to read.
	 * @return one number for each reader, always in the same order
	 */
	public List<LongSupplier> answers() {
		return List.of(this.stateReader::answers, this.workReader::answers);
	}

	/**
	 * Stop reading; what is finished is committed. Waits for that some seconds at most.
	 */
	@Override
	public void close() {
		this.deadLetters.close();
		this.stateReader.caughtUp().cancel(false);
		this.workReader.close();
		this.stateReader.close();
		this.ends.abandon();
	}

	private static Consumer<byte[], byte[]> consumer(KafkaLogSettings settings, Map<String, Object> more) {
		Map<String, Object> all = new HashMap<>(more);
		all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
		all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, READ_AT_ONCE);
		all.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
		all.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 200);
		return KafkaSettings.consumers(settings.consumer(), all).createConsumer();
	}

}
