package io.ensemble.transport.kafka.log.record;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

import io.ensemble.work.WorkKey;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far each partition is finished: up to the first record that is not, however many
 * after it are. Thread-safe.
 */
public class Progress {

	private static final long NONE = -1;

	private final Map<TopicPartition, Partition> partitions = new HashMap<>();

	private final Map<WorkKey, Set<Place>> places = new HashMap<>();

	/**
	 * A record was read and is not finished.
	 * @param partition its partition
	 * @param offset its offset
	 * @param key its work
	 * @param since when it was written
	 */
	public synchronized void begun(TopicPartition partition, long offset, WorkKey key, Instant since) {
		Partition read = partition(partition);
		read.open.put(offset, new Open(key, since));
		read.next = offset + 1;
		Set<Place> all = this.places.computeIfAbsent(key, (same) -> new HashSet<>());
		if (all.stream().anyMatch((place) -> partition(place.partition()).idle.contains(place.offset()))) {
			read.idle.add(offset);
		}
		all.add(new Place(partition, offset));
	}

	/**
	 * A record is there again, further on in its partition: those before it need nothing
	 * more to be done.
	 * @param partition its partition
	 * @param offset its offset
	 * @param key its work
	 */
	public synchronized void moved(TopicPartition partition, long offset, WorkKey key) {
		Set.copyOf(this.places.getOrDefault(key, Set.of()))
			.stream()
			.filter((place) -> place.partition().equals(partition) && place.offset() < offset)
			.forEach((place) -> finished(partition, place.offset()));
	}

	/**
	 * Which work holds up what is finished behind it, for long. Nothing is named twice
	 * unless it was {@link #notMoved}.
	 * @param before since when at least
	 * @return the work of the first unfinished record of each partition
	 */
	public synchronized Set<WorkKey> stuck(Instant before) {
		Set<WorkKey> stuck = new HashSet<>();
		this.partitions.values().forEach((read) -> {
			Open first = read.holdsUp() ? read.open.firstEntry().getValue() : null;
			if (first != null && !first.since().isAfter(before) && read.moving != read.mark()) {
				read.moving = read.mark();
				stuck.add(first.key());
			}
		});
		return stuck;
	}

	/**
	 * Work that is stuck could not be written again.
	 * @param key the work
	 */
	public synchronized void notMoved(WorkKey key) {
		this.places.getOrDefault(key, Set.of()).forEach((place) -> partition(place.partition()).moving = NONE);
	}

	/**
	 * A record needs nothing more to be done.
	 * @param partition its partition
	 * @param offset its offset
	 */
	public synchronized void finished(TopicPartition partition, long offset) {
		Partition read = partition(partition);
		WorkKey key = read.remove(offset);
		read.next = Math.max(read.next, offset + 1);
		if (key != null) {
			this.places.computeIfPresent(key, (same, all) -> {
				all.remove(new Place(partition, offset));
				return all.isEmpty() ? null : all;
			});
		}
	}

	/**
	 * Work ended: all its records are finished.
	 * @param key the work
	 */
	public synchronized void finished(WorkKey key) {
		Set<Place> all = this.places.remove(key);
		if (all != null) {
			all.forEach((place) -> partition(place.partition()).remove(place.offset()));
		}
	}

	/**
	 * Work ended and its result is on its way: its records are not finished, and they are
	 * no reason to read no more.
	 * @param key the work
	 * @return whether it has records that are read here
	 */
	public synchronized boolean ended(WorkKey key) {
		Set<Place> all = this.places.getOrDefault(key, Set.of());
		all.forEach((place) -> partition(place.partition()).idle.add(place.offset()));
		return !all.isEmpty();
	}

	/**
	 * Work waits for a person: its records are not finished, and they are no reason to
	 * read no more.
	 * @param key the work
	 */
	public synchronized void parked(WorkKey key) {
		ended(key);
	}

	/**
	 * Work waits for a person no more.
	 * @param key the work
	 */
	public synchronized void resumed(WorkKey key) {
		this.places.getOrDefault(key, Set.of())
			.forEach((place) -> partition(place.partition()).idle.remove(place.offset()));
	}

	/**
	 * What can be committed that was not reported as committed yet.
	 * @return the offset of the first unfinished record of each partition
	 */
	public synchronized Map<TopicPartition, OffsetAndMetadata> marks() {
		Map<TopicPartition, OffsetAndMetadata> marks = new HashMap<>();
		this.partitions.forEach((partition, read) -> {
			if (read.mark() > read.committed) {
				marks.put(partition, new OffsetAndMetadata(read.mark()));
			}
		});
		return marks;
	}

	/**
	 * Report no more what was committed.
	 * @param marks what {@link #marks} had reported
	 */
	public synchronized void committed(Map<TopicPartition, OffsetAndMetadata> marks) {
		marks.forEach((partition, mark) -> {
			Partition read = this.partitions.get(partition);
			if (read != null) {
				read.committed = Math.max(read.committed, mark.offset());
			}
		});
	}

	/**
	 * How much work of a topic is read, has not ended and waits for nobody.
	 * @param topic the topic
	 * @return their number in all partitions
	 */
	public synchronized int open(String topic) {
		return this.partitions.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().topic().equals(topic))
			.mapToInt((entry) -> entry.getValue().open.size() - entry.getValue().idle.size())
			.sum();
	}

	/**
	 * Forget the partitions that others read from now on.
	 * @param mine those that are still read here
	 * @return the unfinished work of the others
	 */
	public synchronized Set<WorkKey> retain(Collection<TopicPartition> mine) {
		Set<WorkKey> lost = new HashSet<>();
		this.partitions.forEach((partition, read) -> {
			if (!mine.contains(partition)) {
				read.open.values().forEach((open) -> lost.add(open.key()));
			}
		});
		this.partitions.keySet().retainAll(mine);
		this.places.values().forEach((all) -> all.removeIf((place) -> !mine.contains(place.partition())));
		this.places.values().removeIf(Set::isEmpty);
		lost.removeAll(this.places.keySet());
		return lost;
	}

	private Partition partition(TopicPartition partition) {
		return this.partitions.computeIfAbsent(partition, (same) -> new Partition());
	}

	private record Open(WorkKey key, Instant since) {
	}

	private record Place(TopicPartition partition, long offset) {
	}

	private static final class Partition {

		private final NavigableMap<Long, Open> open = new TreeMap<>();

		private final Set<Long> idle = new HashSet<>();

		private long next;

		private long committed;

		private long moving = NONE;

		private @Nullable WorkKey remove(long offset) {
			this.idle.remove(offset);
			Open removed = this.open.remove(offset);
			return (removed != null) ? removed.key() : null;
		}

		private boolean holdsUp() {
			return this.open.size() < this.next - mark();
		}

		private long mark() {
			return this.open.isEmpty() ? this.next : this.open.firstKey();
		}

	}

}
