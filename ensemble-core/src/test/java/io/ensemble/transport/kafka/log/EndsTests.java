package io.ensemble.transport.kafka.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.time.VirtualTime;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.kafka.KafkaSender;
import io.ensemble.transport.kafka.TooLargeForKafkaException;
import io.ensemble.transport.kafka.log.record.LogTopics;
import io.ensemble.transport.simple.MirroredWorkStore;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EndsTests {

	private static final Map<String, Object> SETTINGS = Map.of("bootstrap.servers", "127.0.0.1:1");

	private final VirtualTime time = new VirtualTime();

	private final List<String> written = new ArrayList<>();

	private final KafkaSender sender = new KafkaSender(SETTINGS, "tests") {

		@Override
		public CompletionStage<Void> send(ProducerRecord<byte[], byte[]> record) {
			EndsTests.this.written.add(record.topic());
			return (record.topic().endsWith(".states") && record.value().length > 1024)
					? CompletableFuture.failedFuture(new TooLargeForKafkaException(record.topic()))
					: CompletableFuture.completedFuture(null);
		}

	};

	private final LogTopics topics = new LogTopics("e", SETTINGS, 1, Duration.ofDays(8), 1024);

	private final Ends ends = new Ends(this.topics, this.sender,
			new MirroredWorkStore(this.time, Ageing.DEFAULT, Duration.ofDays(1), Duration.ofDays(7)), (end, first) -> {
			}, "tests");

	@AfterEach
	void close() {
		this.sender.close();
	}

	@Test
	void aDeadLetterWhoseEndIsTooLargeIsWrittenOnce() {
		assertThat(this.ends.propose(dead("no soup ".repeat(200))).toCompletableFuture()).isCompletedExceptionally();
		this.ends.propose(dead("no soup"));
		assertThat(this.written).containsExactly(this.topics.deadLetters(), this.topics.states().topic(),
				this.topics.states().topic());
	}

	private WorkRecord dead(String error) {
		return WorkRecord
			.queued(new Submission(WorkRequest.of("a", "cook", "soup").build(), WorkKey.ANYONE, Ingress.HTTP),
					this.time.instant())
			.finished(WorkResult.ended(WorkStatus.DEAD, ErrorCode.DEAD, error), this.time.instant());
	}

}
