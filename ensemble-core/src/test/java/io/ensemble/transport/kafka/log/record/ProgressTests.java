package io.ensemble.transport.kafka.log.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.ensemble.work.WorkKey;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTests {

	private static final TopicPartition FIRST = new TopicPartition("work", 0);

	private static final TopicPartition SECOND = new TopicPartition("work", 1);

	private static final Instant WRITTEN = Instant.parse("2026-03-06T09:00:00Z");

	private final Progress progress = new Progress();

	@Test
	void whatIsFinishedBehindUnfinishedWorkIsNotCommitted() {
		begin(FIRST, "a", "b", "c");
		this.progress.finished(WorkKey.of("b"));
		this.progress.finished(WorkKey.of("c"));
		assertThat(this.progress.marks()).isEmpty();
		this.progress.finished(WorkKey.of("a"));
		assertThat(this.progress.marks()).isEqualTo(mark(FIRST, 3));
	}

	@Test
	void theMarkStandsAtTheFirstUnfinishedRecord() {
		begin(FIRST, "a", "b", "c");
		this.progress.finished(WorkKey.of("a"));
		assertThat(this.progress.marks()).isEqualTo(mark(FIRST, 1));
	}

	@Test
	void whatWasCommittedIsReportedNoMore() {
		begin(FIRST, "a", "b");
		this.progress.finished(WorkKey.of("a"));
		this.progress.committed(this.progress.marks());
		assertThat(this.progress.marks()).isEmpty();
		this.progress.finished(WorkKey.of("b"));
		assertThat(this.progress.marks()).isEqualTo(mark(FIRST, 2));
	}

	@Test
	void anEndFinishesEveryRecordOfTheSameWork() {
		begin(FIRST, "a", "b", "a");
		this.progress.finished(WorkKey.of("a"));
		assertThat(this.progress.open("work")).isOne();
		this.progress.finished(WorkKey.of("b"));
		assertThat(this.progress.marks()).isEqualTo(mark(FIRST, 3));
	}

	@Test
	void workWhoseResultIsOnItsWayIsNotCommittedAndKeepsNothingFromBeingRead() {
		begin(FIRST, "a", "b");
		assertThat(this.progress.ended(WorkKey.of("a"))).isTrue();
		assertThat(this.progress.ended(WorkKey.of("read elsewhere"))).isFalse();
		assertThat(this.progress.open("work")).isOne();
		this.progress.finished(WorkKey.of("b"));
		assertThat(this.progress.open("work")).isZero();
		assertThat(this.progress.marks()).isEmpty();
		this.progress.finished(WorkKey.of("a"));
		assertThat(this.progress.marks()).isEqualTo(mark(FIRST, 2));
		assertThat(this.progress.open("work")).isZero();
	}

	@Test
	void workThatWaitsForAPersonIsNotCommittedAndKeepsNothingFromBeingRead() {
		begin(FIRST, "a", "b");
		this.progress.parked(WorkKey.of("a"));
		assertThat(this.progress.open("work")).isOne();
		assertThat(this.progress.marks()).isEmpty();
		this.progress.resumed(WorkKey.of("a"));
		assertThat(this.progress.open("work")).isEqualTo(2);
		this.progress.finished(WorkKey.of("a"));
		assertThat(this.progress.marks()).isEqualTo(mark(FIRST, 1));
	}

	@Test
	void whatHoldsUpFinishedWorkForLongIsStuckAndNamedOnceUntilItCouldNotBeMoved() {
		begin(FIRST, "a", "b", "c");
		assertThat(this.progress.stuck(WRITTEN)).as("nothing is finished behind it").isEmpty();
		this.progress.finished(WorkKey.of("c"));
		assertThat(this.progress.stuck(WRITTEN.minusSeconds(1))).as("not for long").isEmpty();
		assertThat(this.progress.stuck(WRITTEN)).containsExactly(WorkKey.of("a"));
		assertThat(this.progress.stuck(WRITTEN)).as("under way").isEmpty();
		this.progress.notMoved(WorkKey.of("a"));
		assertThat(this.progress.stuck(WRITTEN)).containsExactly(WorkKey.of("a"));
	}

	@Test
	void whatIsThereAgainFurtherOnIsFinishedBeforeThatAndStillWaitsForAPerson() {
		begin(FIRST, "a", "b");
		this.progress.parked(WorkKey.of("a"));
		this.progress.finished(WorkKey.of("b"));
		this.progress.begun(FIRST, 2, WorkKey.of("a"), WRITTEN);
		this.progress.moved(FIRST, 2, WorkKey.of("a"));
		assertThat(this.progress.marks()).isEqualTo(mark(FIRST, 2));
		assertThat(this.progress.open("work")).isZero();
		assertThat(this.progress.stuck(WRITTEN)).isEmpty();
		this.progress.finished(WorkKey.of("a"));
		assertThat(this.progress.marks()).isEqualTo(mark(FIRST, 3));
	}

	@Test
	void aRecordCanBeFinishedAlone() {
		begin(FIRST, "a", "a");
		this.progress.finished(FIRST, 0);
		assertThat(this.progress.marks()).isEqualTo(mark(FIRST, 1));
	}

	@Test
	void aRecordThatIsReadAgainIsStillOneRecord() {
		begin(FIRST, "a", "b");
		begin(FIRST, "a", "b");
		assertThat(this.progress.open("work")).isEqualTo(2);
		this.progress.finished(WorkKey.of("a"));
		this.progress.finished(WorkKey.of("b"));
		assertThat(this.progress.marks()).isEqualTo(mark(FIRST, 2));
	}

	@Test
	void ofPartitionsThatOthersReadNothingIsCommittedAndTheirWorkIsNamed() {
		begin(FIRST, "a", "b");
		begin(SECOND, "c", "d");
		this.progress.finished(WorkKey.of("a"));
		this.progress.finished(WorkKey.of("c"));
		assertThat(this.progress.retain(List.of(SECOND))).containsExactly(WorkKey.of("b"));
		assertThat(this.progress.marks()).isEqualTo(mark(SECOND, 1));
		assertThat(this.progress.open("work")).isOne();
	}

	private void begin(TopicPartition partition, String... ids) {
		for (int offset = 0; offset < ids.length; offset++) {
			this.progress.begun(partition, offset, WorkKey.of(ids[offset]), WRITTEN.plusSeconds(offset));
		}
	}

	private static Map<TopicPartition, OffsetAndMetadata> mark(TopicPartition partition, long offset) {
		return Map.of(partition, new OffsetAndMetadata(offset));
	}

}
