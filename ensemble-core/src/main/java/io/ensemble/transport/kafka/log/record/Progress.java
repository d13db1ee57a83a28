package io.ensemble.transport.kafka.log.record;

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

	private final Map<TopicPartition, Partition> partitions = new HashMap<>();

	private final Map<WorkKey, Set<Place>> places = new HashMap<>();

	/**
	 * A record was read and is not finished.
	 * @param partition its partition
	 * @param offset its offset
	 * @param key its work
	 */
	public synchronized void begun(TopicPartition partition, long offset, WorkKey key) {
		Partition read = partition(partition);
		read.open.put(offset, key);
		read.next = offset + 1;
		this.places.computeIfAbsent(key, (same) -> new HashSet<>()).add(new Place(partition, offset));
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
				lost.addAll(read.open.values());
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

	private record Place(TopicPartition partition, long offset) {
	}

	private static final class Partition {

		private final NavigableMap<Long, WorkKey> open = new TreeMap<>();

		private final Set<Long> idle = new HashSet<>();

		private long next;

		private long committed;

		private @Nullable WorkKey remove(long offset) {
			this.idle.remove(offset);
			return this.open.remove(offset);
		}

		private long mark() {
			return this.open.isEmpty() ? this.next : this.open.firstKey();
		}

	}

}
