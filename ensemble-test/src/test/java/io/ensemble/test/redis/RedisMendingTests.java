package io.ensemble.test.redis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.ensemble.transport.Claim;
import io.ensemble.transport.WorkQueue;
import io.ensemble.transport.delivery.DeliveryClaim;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import io.lettuce.core.api.sync.RedisCommands;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What all work shares and another program wrote over is put together again.
 */
class RedisMendingTests {

	private static final String BASE = "ensemble:{kitchen}:";

	private static final Duration LEASE = Duration.ofMinutes(1);

	private static final int MANY = 1_000;

	private RedisProcess redis;

	private RedisStoreClient kitchen;

	private RedisCommands<String, String> server;

	@BeforeEach
	void start(@TempDir Path directory) throws Exception {
		this.redis = new RedisProcess(directory, "--appendonly", "yes");
		this.kitchen = new RedisStoreClient(this.redis);
		this.server = this.kitchen.server();
	}

	@AfterEach
	void stop() throws Exception {
		this.kitchen.close();
		this.redis.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ready", "leases", "deadlines", "kept", "age", "age:DEAD", "age:WAITING_REVIEW",
			"deliveries", "given-up", "delivery-age" })
	void whatIsListedElsewhereIsListedAgain(String index) throws Exception {
		fill();
		Map<String, Set<String>> before = listed();
		assertThat(before.get(index)).isNotEmpty();
		overwrite(index);
		mend();
		assertThat(listed()).isEqualTo(before);
	}

	@Test
	void whatWasDelayedIsNotDelayedAnyMore() throws Exception {
		fill();
		overwrite("delayed");
		mend();
		assertThat(this.kitchen.claim(10, LEASE)).extracting((claim) -> claim.record().key().requestId())
			.containsExactlyInAnyOrder("waiting", "delayed");
	}

	@Test
	void aLongQueueIsInItsOrderAgainAlsoIfWorkIsTakenMeanwhile() throws Exception {
		for (int i = 0; i < MANY; i++) {
			this.kitchen.enqueue("w" + i);
		}
		overwrite("ready");
		this.kitchen.enqueue("new");
		assertThat(this.kitchen.claim(1, LEASE)).hasSize(1);
		mend();
		List<String> waiting = this.kitchen.claim(2 * MANY, LEASE)
			.stream()
			.map((claim) -> claim.record().key().requestId())
			.toList();
		assertThat(waiting).hasSize(MANY).startsWith("w0", "w1", "w2").endsWith("w" + (MANY - 1));
	}

	@Test
	void whatTwoListsHadMayBeLostAndThatStaysSaid() throws Exception {
		fill();
		Map<String, Set<String>> before = listed();
		overwrite("age");
		overwrite("leases");
		sweep();
		sweep();
		assertThat(RedisStoreClient.await(this.kitchen.store().warnings())).hasSize(2)
			.allMatch((warning) -> warning.contains("may wait in vain"));
		assertThat(listed().get("age")).as("all but what runs").hasSize(before.get("age").size() - 1);
		this.server.del(BASE + "overwritten");
		overwrite("age");
		mend(3);
	}

	private void fill() throws Exception {
		WorkQueue queue = this.kitchen.store().queue();
		for (String id : List.of("ended", "given-up", "dead", "parked", "delayed", "running")) {
			submit(id);
			Claim claim = this.kitchen.claim(1, LEASE).get(0);
			switch (id) {
				case "ended", "given-up" -> end(claim, WorkResult.completed("done"));
				case "dead" -> end(claim, WorkResult.ended(WorkStatus.DEAD, ErrorCode.DEAD, "never"));
				case "parked" -> RedisStoreClient.await(queue.park(claim));
				case "delayed" -> RedisStoreClient.await(queue.retry(claim, Duration.ofHours(1), "busy"));
				default -> assertThat(claim.record().key()).isEqualTo(WorkKey.of("running"));
			}
		}
		submit("waiting");
		DeliveryQueue deliveries = this.kitchen.store().deliveries();
		for (DeliveryClaim claim : RedisStoreClient.await(deliveries.claim(10, LEASE)).claims()) {
			if (claim.delivery().key().equals(WorkKey.of("given-up"))) {
				RedisStoreClient.await(deliveries.giveUp(claim, "gone"));
			}
		}
	}

	private void submit(String id) throws Exception {
		WorkRequest request = WorkRequest.of(id, "prepare-meal", "Wagyu steak")
			.deadline(Duration.ofHours(1))
			.delivery(new DeliverySpec(DeliveryMethod.QUEUE, "reception"))
			.build();
		RedisStoreClient
			.await(this.kitchen.store().queue().enqueue(new Submission(request, WorkKey.ANYONE, Ingress.HTTP), 100));
	}

	private void end(Claim claim, WorkResult result) throws Exception {
		assertThat(RedisStoreClient.await(this.kitchen.store().results().finish(claim, result))).isPresent();
	}

	private void overwrite(String index) {
		this.server.del(BASE + index);
		this.server.set(BASE + index, "a string");
	}

	private void mend() throws Exception {
		mend(1);
	}

	private void mend(int overwritten) throws Exception {
		sweep();
		assertThat(RedisStoreClient.await(this.kitchen.store().warnings())).isEmpty();
		assertThat(this.server.keys(BASE + "aside:*")).hasSize(overwritten);
	}

	private void sweep() throws Exception {
		RedisStoreClient.await(this.kitchen.store().queue().sweep(3));
	}

	private Map<String, Set<String>> listed() {
		Map<String, Set<String>> listed = new HashMap<>();
		for (String key : this.server.keys(BASE + "*")) {
			if (this.server.type(key).equals("zset")) {
				listed.put(key.substring(BASE.length()), new TreeSet<>(this.server.zrange(key, 0, -1)));
			}
		}
		return listed;
	}

}
