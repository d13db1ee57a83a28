package io.ensemble.test.redis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.ensemble.transport.Claim;
import io.ensemble.transport.Enqueued;
import io.ensemble.transport.Found;
import io.ensemble.transport.RunJournal;
import io.ensemble.transport.WorkQueue;
import io.ensemble.work.Ingress;
import io.ensemble.work.Priority;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of work that runs while somebody empties the server.
 */
class RedisEmptiedTests {

	private static final Duration LEASE = Duration.ofMinutes(1);

	private RedisProcess redis;

	private RedisStoreClient kitchen;

	private WorkQueue queue;

	private RunJournal journal;

	private Claim running;

	@BeforeEach
	void start(@TempDir Path directory) throws Exception {
		this.redis = new RedisProcess(directory);
		this.kitchen = new RedisStoreClient(this.redis);
		this.queue = this.kitchen.store().queue();
		this.journal = this.kitchen.store().journal();
		RedisStoreClient.await(this.queue.enqueue(new Submission(
				WorkRequest.of("a", "prepare-meal", "soup").priority(Priority.HIGH).deadline(LEASE).build(),
				WorkKey.ANYONE, Ingress.HTTP), 10));
		this.running = this.kitchen.claim(1, LEASE).get(0);
		RedisStoreClient.await(this.journal.open(this.running));
		this.kitchen.server().flushall();
	}

	@AfterEach
	void stop() throws Exception {
		this.kitchen.close();
		this.redis.close();
	}

	@Test
	void itIsThereAgainOnceItsClaimIsRenewed() throws Exception {
		assertThat(RedisStoreClient.await(this.queue.renew(this.running, LEASE))).isTrue();
		assertThat(find()).isEqualTo(this.running.record());
		assertThat(this.kitchen.claim(1, LEASE)).isEmpty();
		assertThat(RedisStoreClient.await(this.queue.enqueue(RedisStoreClient.submission("a"), 10)))
			.isInstanceOf(Enqueued.Mismatch.class);
	}

	@Test
	void itIsTriedAgainAsIfNothingHadHappened() throws Exception {
		assertThat(RedisStoreClient.await(this.queue.retry(this.running, Duration.ZERO, "No fish"))).isTrue();
		Claim again = this.kitchen.claim(1, LEASE).get(0);
		assertThat(again.record().attempt()).isEqualTo(2);
		assertThat(again.record().request()).isEqualTo(this.running.record().request());
		assertThat(again.record().lastError()).isEqualTo("No fish");
		assertThat(again.token()).isGreaterThan(this.running.token());
		assertThat(RedisStoreClient.await(this.queue.renew(this.running, LEASE))).isFalse();
	}

	@Test
	void itIsHandedBackAndParkedAsIfNothingHadHappened() throws Exception {
		assertThat(RedisStoreClient.await(this.queue.handBack(this.running))).isTrue();
		Claim again = this.kitchen.claim(1, LEASE).get(0);
		this.kitchen.server().flushall();
		assertThat(RedisStoreClient.await(this.queue.park(again))).isTrue();
		assertThat(find().status()).isEqualTo(WorkStatus.WAITING_REVIEW);
	}

	@Test
	void itsJournalGoesOn() throws Exception {
		assertThat(RedisStoreClient.await(this.journal.append(this.running, "stirred"))).isTrue();
		assertThat(RedisStoreClient.await(this.journal.open(this.running))).contains(List.of("stirred"));
		this.kitchen.server().flushall();
		assertThat(RedisStoreClient.await(this.journal.open(this.running))).contains(List.of());
	}

	@Test
	void itsEndIsKept() throws Exception {
		WorkRecord ended = RedisStoreClient
			.await(this.kitchen.store().results().finish(this.running, WorkResult.completed("done")))
			.orElseThrow();
		assertThat(find()).isEqualTo(ended);
		assertThat(ended.startedAt()).isEqualTo(this.running.record().startedAt());
	}

	private WorkRecord find() throws Exception {
		assertThat(this.kitchen.find("a")).isInstanceOf(Found.Present.class);
		return ((Found.Present) this.kitchen.find("a")).record();
	}

}
