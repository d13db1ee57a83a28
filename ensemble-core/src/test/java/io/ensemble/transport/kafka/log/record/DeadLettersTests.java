package io.ensemble.transport.kafka.log.record;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.time.VirtualTime;
import io.ensemble.transport.StoreUnavailableException;
import io.ensemble.transport.ingress.Verdict;
import io.ensemble.work.ErrorCode;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeadLettersTests {

	private static final ConsumerRecord<byte[], byte[]> RECORD = new ConsumerRecord<>("work", 0, 17, null, null);

	private static final Verdict.Dead VERDICT = new Verdict.Dead(ErrorCode.INVALID, "no work");

	private final VirtualTime time = new VirtualTime();

	private final AtomicInteger tries = new AtomicInteger();

	private final AtomicInteger written = new AtomicInteger();

	private int failures;

	private final DeadLetters letters = new DeadLetters((record, verdict) -> attempt(), this.time);

	@Test
	void aRecordThatNobodyTakesIsTriedAgainOncePerSecondAndNotAtOnce() {
		this.failures = Integer.MAX_VALUE;
		this.letters.write(RECORD, VERDICT, this.written::incrementAndGet);
		assertThat(this.tries).hasValue(1);
		this.time.advance(Duration.ofSeconds(10));
		assertThat(this.tries).hasValue(11);
		assertThat(this.written).hasValue(0);
	}

	@Test
	void itIsWrittenOnceItIsTaken() {
		this.failures = 2;
		this.letters.write(RECORD, VERDICT, this.written::incrementAndGet);
		this.time.advance(Duration.ofMinutes(1));
		assertThat(this.tries).hasValue(3);
		assertThat(this.written).hasValue(1);
	}

	@Test
	void nothingIsTriedAgainAfterTheEnd() {
		this.failures = Integer.MAX_VALUE;
		this.letters.write(RECORD, VERDICT, this.written::incrementAndGet);
		this.letters.close();
		this.time.advance(Duration.ofMinutes(1));
		assertThat(this.tries).hasValue(1);
	}

	private CompletionStage<Void> attempt() {
		return (this.tries.incrementAndGet() <= this.failures)
				? CompletableFuture.failedFuture(new StoreUnavailableException("Kafka cannot be reached", null))
				: CompletableFuture.completedFuture(null);
	}

}
