package io.ensemble.transport.kafka.log.record;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

import io.ensemble.protocol.stored.StoredJson;
import io.ensemble.transport.topic.EventHeaders;
import io.ensemble.work.Ingress;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.Priority;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Work as records of Kafka: the request, and below it the result if there is one, as
 * {@link StoredJson} writes them on one line each; the rest is in headers.
 */
public class LogRecords {

	private static final String CALLER = "ensemble-caller";

	private static final String INGRESS = "ensemble-ingress";

	private static final String ACCEPTED = "ensemble-accepted-at";

	private static final String MOVED = "ensemble-moved-at";

	private static final String ENDED = "ensemble-ended";

	private static final String STARTED = "ensemble-started-at";

	private static final String COMPLETED = "ensemble-completed-at";

	private static final String ATTEMPT = "ensemble-attempt";

	private static final String DELIVERED = "ensemble-delivered";

	private static final String GIVEN_UP = "ensemble-given-up-at";

	private static final String REDRIVEN = "ensemble-redriven";

	private static final String REGISTERED = "ensemble-registered-at";

	private static final String ID = EventHeaders.REQUEST_ID;

	private static final String ERROR = "ensemble-last-error";

	private static final String LINE = "\n";

	private final StoredJson json = new StoredJson();

	/**
	 * Write accepted work.
	 * @param place where to
	 * @param work the work
	 * @return the record
	 */
	public ProducerRecord<byte[], byte[]> work(TopicPartition place, WorkRecord work) {
		return record(place, work, this.json.write(work.request()));
	}

	/**
	 * Write accepted work again, in place of its record before.
	 * @param place where to
	 * @param work the work
	 * @param now the time
	 * @return the record
	 */
	public ProducerRecord<byte[], byte[]> moved(TopicPartition place, WorkRecord work, Instant now) {
		ProducerRecord<byte[], byte[]> record = work(place, work);
		LogHeaders.add(record, MOVED, LogHeaders.micros(now));
		LogHeaders.add(record, ENDED, work.status().isFinal() ? "true" : null);
		return record;
	}

	/**
	 * Tell whether accepted work was written again only because its result waits.
	 * @param record the record
	 * @return {@code true} if it is not to be done
	 */
	public static boolean hasEnded(ConsumerRecord<byte[], byte[]> record) {
		return LogHeaders.optional(record, ENDED) != null;
	}

	/**
	 * Read when accepted work was written again.
	 * @param record the record
	 * @return the time; {@code null} if it is written for the first time
	 * @throws InvalidRequestException if it is none
	 */
	public @Nullable Instant movedAt(ConsumerRecord<byte[], byte[]> record) {
		return LogHeaders.optionalTime(record, MOVED);
	}

	/**
	 * Write how work ended.
	 * @param place where to
	 * @param end the final work
	 * @return the record
	 */
	public ProducerRecord<byte[], byte[]> end(TopicPartition place, WorkRecord end) {
		WorkResult result = Objects.requireNonNull(end.result(), "work that ended has a result");
		ProducerRecord<byte[], byte[]> record = record(place, end,
				this.json.write(end.request()) + LINE + this.json.write(result));
		LogHeaders.add(record, ATTEMPT, String.valueOf(end.attempt()));
		LogHeaders.add(record, STARTED, LogHeaders.micros(end.startedAt()));
		LogHeaders.add(record, COMPLETED, LogHeaders.micros(end.completedAt()));
		LogHeaders.add(record, ERROR, end.lastError());
		return record;
	}

	/**
	 * Write how often work was started.
	 * @param place where to
	 * @param key the work
	 * @param attempts how often
	 * @return the record; it has no value
	 */
	public ProducerRecord<byte[], byte[]> attempts(TopicPartition place, WorkKey key, int attempts) {
		ProducerRecord<byte[], byte[]> record = named(place, key);
		LogHeaders.add(record, ATTEMPT, String.valueOf(attempts));
		return record;
	}

	/**
	 * Write that a result needs no delivery any more.
	 * @param place where to
	 * @param key the work
	 * @return the record; it has no value
	 */
	public ProducerRecord<byte[], byte[]> delivered(TopicPartition place, WorkKey key) {
		ProducerRecord<byte[], byte[]> record = named(place, key);
		LogHeaders.add(record, DELIVERED, "true");
		return record;
	}

	/**
	 * Write that the delivery of a result was given up.
	 * @param place where to
	 * @param givenUp the delivery
	 * @return the record; it has no value
	 */
	public ProducerRecord<byte[], byte[]> givenUp(TopicPartition place, GivenUp givenUp) {
		ProducerRecord<byte[], byte[]> record = named(place, givenUp.key());
		LogHeaders.add(record, GIVEN_UP, LogHeaders.micros(givenUp.at()));
		LogHeaders.add(record, REGISTERED, LogHeaders.micros(givenUp.since()));
		LogHeaders.add(record, ATTEMPT, String.valueOf(givenUp.attempts()));
		LogHeaders.add(record, ERROR, givenUp.error());
		return record;
	}

	/**
	 * Write that the delivery of a result begins anew.
	 * @param place where to
	 * @param key the work
	 * @return the record; it has no value
	 */
	public ProducerRecord<byte[], byte[]> redriven(TopicPartition place, WorkKey key) {
		ProducerRecord<byte[], byte[]> record = named(place, key);
		LogHeaders.add(record, REDRIVEN, "true");
		return record;
	}

	/**
	 * Tell what a record without a value says.
	 * @param record the record
	 * @return whether a result needs no delivery any more
	 */
	public static boolean isDelivered(ConsumerRecord<byte[], byte[]> record) {
		return LogHeaders.optional(record, DELIVERED) != null;
	}

	/**
	 * Tell what a record without a value says.
	 * @param record the record
	 * @return whether the delivery of a result was given up
	 */
	public static boolean isGivenUp(ConsumerRecord<byte[], byte[]> record) {
		return LogHeaders.optional(record, GIVEN_UP) != null;
	}

	/**
	 * Tell what a record without a value says.
	 * @param record the record
	 * @return whether the delivery of a result begins anew
	 */
	public static boolean isRedriven(ConsumerRecord<byte[], byte[]> record) {
		return LogHeaders.optional(record, REDRIVEN) != null;
	}

	/**
	 * Read that the delivery of a result was given up.
	 * @param record the record
	 * @return the delivery
	 * @throws InvalidRequestException if it is none
	 */
	public GivenUp givenUp(ConsumerRecord<byte[], byte[]> record) {
		return new GivenUp(key(record), attempts(record), LogHeaders.time(record, REGISTERED),
				LogHeaders.time(record, GIVEN_UP), LogHeaders.optional(record, ERROR));
	}

	/**
	 * Read of whose work a record without a value tells.
	 * @param record the record
	 * @return the work
	 * @throws InvalidRequestException if nobody's are
	 */
	public WorkKey key(ConsumerRecord<byte[], byte[]> record) {
		return new WorkKey(LogHeaders.text(record, CALLER), LogHeaders.text(record, ID));
	}

	/**
	 * Read how often work was started.
	 * @param record the record
	 * @return the number
	 * @throws InvalidRequestException if there is none
	 */
	public int attempts(ConsumerRecord<byte[], byte[]> record) {
		return (int) LogHeaders.number(record, ATTEMPT);
	}

	/**
	 * Read accepted work.
	 * @param record the record
	 * @return the queued work
	 * @throws InvalidRequestException if it is none
	 */
	public WorkRecord work(ConsumerRecord<byte[], byte[]> record) {
		WorkRequest request = this.json.readRequest(lines(record, 1)[0]);
		Submission submission = new Submission(request, LogHeaders.text(record, CALLER), ingress(record));
		return WorkRecord.queued(submission, LogHeaders.time(record, ACCEPTED));
	}

	/**
	 * Read how work ended.
	 * @param record the record
	 * @return the final work
	 * @throws InvalidRequestException if it is none
	 */
	public WorkRecord end(ConsumerRecord<byte[], byte[]> record) {
		String[] lines = lines(record, 2);
		WorkRequest request = this.json.readRequest(lines[0]);
		WorkResult result = this.json.readResult(lines[1]);
		Submission submission = new Submission(request, LogHeaders.text(record, CALLER), ingress(record));
		Priority priority = request.priority();
		return new WorkRecord(submission.key(), request, submission.ingress(), result.status(), priority,
				attempts(record), LogHeaders.time(record, ACCEPTED), LogHeaders.optionalTime(record, STARTED),
				LogHeaders.time(record, COMPLETED), result, LogHeaders.optional(record, ERROR));
	}

	private ProducerRecord<byte[], byte[]> record(TopicPartition place, WorkRecord work, String value) {
		ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(place.topic(), place.partition(),
				bytes(work.key()), value.getBytes(StandardCharsets.UTF_8));
		LogHeaders.add(record, CALLER, work.key().caller());
		LogHeaders.add(record, INGRESS, work.ingress().name());
		LogHeaders.add(record, ACCEPTED, LogHeaders.micros(work.submittedAt()));
		return record;
	}

	private static ProducerRecord<byte[], byte[]> named(TopicPartition place, WorkKey key) {
		ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(place.topic(), place.partition(), bytes(key),
				null);
		LogHeaders.add(record, CALLER, key.caller());
		LogHeaders.add(record, ID, key.requestId());
		return record;
	}

	private static byte[] bytes(WorkKey key) {
		return key.toString().getBytes(StandardCharsets.UTF_8);
	}

	private static String[] lines(ConsumerRecord<byte[], byte[]> record, int count) {
		byte[] value = (record.value() != null) ? record.value() : new byte[0];
		String[] lines = new String(value, StandardCharsets.UTF_8).split(LINE);
		if (lines.length != count) {
			throw new InvalidRequestException("value", "must have " + count + " lines");
		}
		return lines;
	}

	private static Ingress ingress(ConsumerRecord<?, ?> record) {
		try {
			return Ingress.valueOf(LogHeaders.text(record, INGRESS));
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidRequestException(INGRESS, "is none");
		}
	}

}
