package io.ensemble.transport.kafka.log.record;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.time.VirtualTime;
import io.ensemble.transport.kafka.KafkaSender;
import io.ensemble.work.Ingress;
import io.ensemble.work.Priority;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StragglersTests {

	private static final Map<String, Object> SETTINGS = Map.of("bootstrap.servers", "127.0.0.1:1");

	private static final TopicPartition PARTITION = new TopicPartition("work", 0);

	private static final WorkKey KEY = WorkKey.of("a");

	private final VirtualTime time = new VirtualTime();

	private final Progress progress = new Progress();

	private final List<ProducerRecord<byte[], byte[]>> written = new ArrayList<>();

	private final KafkaSender sender = new KafkaSender(SETTINGS, "tests") {

		@Override
		public CompletionStage<Void> send(ProducerRecord<byte[], byte[]> record) {
			StragglersTests.this.written.add(record);
			return CompletableFuture.completedFuture(null);
		}

	};

	@AfterEach
	void close() {
		this.sender.close();
	}

	@Test
	void workIsMovedBeforeItIsForgottenHowOthersEnded() {
		assertThat(movedAfter(Duration.ofMinutes(40), Duration.ofMinutes(9))).isEmpty();
		assertThat(movedAfter(Duration.ofMinutes(40), Duration.ofMinutes(10))).hasSize(1);
	}

	@Test
	void workHoldsUpOthersForAnHourAtMostHoweverLongTheyAreRemembered() {
		assertThat(movedAfter(Duration.ofDays(8), Duration.ofMinutes(59))).isEmpty();
		assertThat(movedAfter(Duration.ofDays(8), Duration.ofHours(1))).hasSize(1);
	}

	private List<ProducerRecord<byte[], byte[]>> movedAfter(Duration kept, Duration wait) {
		WorkRecord waiting = WorkRecord.queued(
				new Submission(WorkRequest.of("a", "cook", "soup").build(), WorkKey.ANYONE, Ingress.HTTP),
				this.time.instant());
		this.progress.retain(List.of());
		this.progress.begun(PARTITION, 0, KEY, this.time.instant());
		this.progress.finished(PARTITION, 1);
		LogTopics topics = new LogTopics("e", SETTINGS, 1, kept, 1024) {

			@Override
			public TopicPartition of(WorkKey key, Priority priority) {
				return PARTITION;
			}

		};
		Stragglers stragglers = new Stragglers(topics, this.sender, this.progress, (key) -> Optional.of(waiting),
				this.time, kept);
		this.time.advance(wait);
		stragglers.move();
		return this.written;
	}

}
