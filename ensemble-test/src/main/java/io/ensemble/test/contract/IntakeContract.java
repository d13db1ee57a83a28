package io.ensemble.test.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.ensemble.transport.Claim;
import io.ensemble.transport.Enqueued;
import io.ensemble.transport.Found;
import io.ensemble.work.CachePolicy;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.Ingress;
import io.ensemble.work.Priority;
import io.ensemble.work.Submission;
import io.ensemble.work.TraceContext;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How requests are taken in: once per key, up to the capacity, with nothing lost of them.
 */
interface IntakeContract extends StoreContract {

	@Test
	default void acceptedWorkWaitsAtItsPosition() {
		assertThat(store().accept(StoreDriver.submission(StoreDriver.request("a"))).position()).isEqualTo(1);
		Enqueued.Accepted second = store().accept(StoreDriver.submission(StoreDriver.request("b")));
		assertThat(second.position()).isEqualTo(2);
		assertThat(second.record().key()).isEqualTo(WorkKey.of("b"));
		assertThat(second.record().status()).isEqualTo(WorkStatus.QUEUED);
		assertThat(second.record().attempt()).isZero();
		assertThat(store().present("b")).isEqualTo(second.record());
		assertThat(store().depth()).isEqualTo(2);
	}

	@Test
	default void acceptanceTimesStrictlyIncrease() {
		List<WorkRecord> records = IntStream.range(0, 200).mapToObj((i) -> store().accept("r" + i)).toList();
		for (int i = 1; i < records.size(); i++) {
			assertThat(records.get(i).submittedAt()).isAfter(records.get(i - 1).submittedAt());
		}
	}

	@Test
	default void nothingOfARequestIsLost() {
		WorkRequest request = WorkRequest.of("id:1", "order-meal", "Grüße, \"Zimmer\" 403\n\t\\ 🍽 {\"a\": [1]}")
			.from("front-desk")
			.priority(Priority.CRITICAL)
			.deadline(Duration.ofMillis(1_234_567))
			.delivery(new DeliverySpec(DeliveryMethod.WEBHOOK, "https://example.com/?a=b&c=d"))
			.traceContext(new TraceContext("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "vendor=1"))
			.cache(CachePolicy.FORCE_FRESH, "steak/403", Duration.ofMinutes(5))
			.hops(3)
			.build();
		store().accept(new Submission(request, "caller ü", Ingress.WEBSOCKET));
		WorkRecord claimed = store().claimOne().record();
		assertThat(claimed.request()).isEqualTo(request);
		assertThat(claimed.key()).isEqualTo(new WorkKey("caller ü", "id:1"));
		assertThat(claimed.ingress()).isEqualTo(Ingress.WEBSOCKET);
		assertThat(claimed.priority()).isEqualTo(Priority.CRITICAL);
	}

	@Test
	default void theSameRequestAgainIsKnownInEveryState() {
		List<WorkStatus> seen = new ArrayList<>();
		Submission submission = StoreDriver.submission(StoreDriver.request("a"));
		store().accept(submission);
		seen.add(known(submission).status());
		Claim claim = store().claimOne();
		seen.add(known(submission).status());
		store().finish(claim, "done");
		seen.add(known(submission).status());
		assertThat(seen).containsExactly(WorkStatus.QUEUED, WorkStatus.RUNNING, WorkStatus.COMPLETED);
		assertThat(store().drain()).isEmpty();
	}

	@Test
	default void onlyTaskContextDeliveryAndCacheKeyAreCompared() {
		store().accept("a");
		known(StoreDriver.submission(StoreDriver.request("a")
			.priority(Priority.HIGH)
			.from("somebody")
			.deadline(Duration.ofHours(1))
			.hops(1)));
		assertThat(store().present("a").priority()).isEqualTo(Priority.NORMAL);
	}

	@Test
	default void theSameIdForSomethingElseIsAMismatch() {
		store().accept("a");
		List<WorkRequest> others = List.of(WorkRequest.of("a", "prepare-meal", "Salad").build(),
				WorkRequest.of("a", "clean-room", "Wagyu steak").build(),
				StoreDriver.request("a").delivery(new DeliverySpec(DeliveryMethod.NONE, null)).build(),
				StoreDriver.request("a").cache(CachePolicy.USE_CACHED, "key", null).build());
		assertThat(others)
			.allSatisfy((other) -> assertThat(store().enqueue(new Submission(other, WorkKey.ANYONE, Ingress.HTTP)))
				.isInstanceOf(Enqueued.Mismatch.class));
		assertThat(store().depth()).isEqualTo(1);
	}

	@Test
	default void callersWhoUseTheSameIdNeverMeet() {
		store().accept(StoreDriver.submission("alice", StoreDriver.request("a")));
		store().accept(StoreDriver.submission("bob", WorkRequest.of("a", "other-task", "x")));
		assertThat(store().claim(5)).extracting((claim) -> claim.record().key().caller())
			.containsExactly("alice", "bob");
	}

	@Test
	default void aFullQueueRefusesAndKeepsNoTrace() {
		assertThat(store().enqueue(StoreDriver.submission(StoreDriver.request("a")), 2))
			.isInstanceOf(Enqueued.Accepted.class);
		assertThat(store().enqueue(StoreDriver.submission(StoreDriver.request("b")), 2))
			.isInstanceOf(Enqueued.Accepted.class);
		assertThat(store().enqueue(StoreDriver.submission(StoreDriver.request("c")), 2))
			.isInstanceOf(Enqueued.Full.class);
		assertThat(store().find("c")).isInstanceOf(Found.Unknown.class);
		assertThat(store().depth()).isEqualTo(2);
	}

	@Test
	default void aFullQueueStillAnswersWhatItKnows() {
		store().accept("a");
		assertThat(store().enqueue(StoreDriver.submission(StoreDriver.request("a")), 1))
			.isInstanceOf(Enqueued.Known.class);
		assertThat(store().enqueue(StoreDriver.submission(WorkRequest.of("a", "prepare-meal", "Salad")), 1))
			.isInstanceOf(Enqueued.Mismatch.class);
	}

	@Test
	default void onlyWaitingWorkTakesRoom() {
		store().accept("a");
		Claim running = store().claimOne();
		assertThat(store().enqueue(StoreDriver.submission(StoreDriver.request("b")), 1))
			.isInstanceOf(Enqueued.Accepted.class);
		assertThat(StoreDriver.await(store().queue().handBack(running))).isTrue();
		assertThat(store().depth()).isEqualTo(2);
		assertThat(store().enqueue(StoreDriver.submission(StoreDriver.request("c")), 2))
			.isInstanceOf(Enqueued.Full.class);
	}

	@Test
	default void listenersAreToldOfNewWork() throws InterruptedException {
		CountDownLatch told = new CountDownLatch(2);
		store().queue().onAvailable(told::countDown);
		store().queue().onAvailable(told::countDown);
		store().accept("a");
		assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
	}

	private WorkRecord known(Submission submission) {
		Enqueued answer = store().enqueue(submission);
		assertThat(answer).isInstanceOf(Enqueued.Known.class);
		return ((Enqueued.Known) answer).record();
	}

}
