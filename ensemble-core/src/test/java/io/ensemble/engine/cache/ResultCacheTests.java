package io.ensemble.engine.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.capability.Capability;
import io.ensemble.capability.Gate;
import io.ensemble.engine.TestEngine;
import io.ensemble.engine.intake.Admission;
import io.ensemble.transport.CacheKey;
import io.ensemble.transport.ResultCache;
import io.ensemble.work.CachePolicy;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for cached results, in a whole engine.
 */
class ResultCacheTests {

	private final AtomicInteger runs = new AtomicInteger();

	private final TestEngine engine = TestEngine.with(1, 1)
		.build()
		.offering(Capability.task("purchase-parts").handler((input) -> "PO #" + this.runs.incrementAndGet()))
		.start();

	@Test
	void theSameKeyIsAnsweredAtOnceWithoutRunning() {
		ask("r-1", CachePolicy.USE_CACHED, null);
		Admission again = submit("r-2", CachePolicy.USE_CACHED, null);
		assertThat(again).isInstanceOf(Admission.Known.class);
		WorkRecord record = ((Admission.Known) again).record();
		assertThat(record.status()).isEqualTo(WorkStatus.COMPLETED);
		assertThat(Objects.requireNonNull(record.result()).output()).isEqualTo("PO #1");
		assertThat(record.attempt()).isZero();
		assertThat(record.startedAt()).isNull();
		assertThat(record.result().tokens()).isNull();
		assertThat(this.engine.record("r-2")).isEqualTo(record);
		this.engine.time.runReady();
		assertThat(this.runs).hasValue(1);
		assertThat(this.engine.statuses("r-2")).containsExactly("COMPLETED");
	}

	@Test
	void aCachedAnswerIsIdempotentLikeAnyOther() {
		ask("r-1", CachePolicy.USE_CACHED, null);
		ask("r-2", CachePolicy.USE_CACHED, null);
		ask("r-9", CachePolicy.FORCE_FRESH, null);
		assertThat(output("r-2")).isEqualTo("PO #1");
		Admission again = submit("r-2", CachePolicy.USE_CACHED, null);
		assertThat(((Admission.Known) again).record()).isEqualTo(this.engine.record("r-2"));
		assertThat(output("r-2")).isEqualTo("PO #1");
		Admission other = this.engine.submit("r-2", "purchase-parts", "something else");
		assertThat(((Admission.Refused) other).code()).isEqualTo(ErrorCode.IDEMPOTENCY_MISMATCH);
	}

	@Test
	void forceFreshRunsAndReplacesWhatIsCached() {
		ask("r-1", CachePolicy.USE_CACHED, null);
		ask("r-2", CachePolicy.FORCE_FRESH, null);
		ask("r-3", CachePolicy.USE_CACHED, null);
		assertThat(output("r-2")).isEqualTo("PO #2");
		assertThat(output("r-3")).isEqualTo("PO #2");
		assertThat(this.runs).hasValue(2);
	}

	@Test
	void whatIsTooOldForTheCallerIsDoneAgain() {
		ask("r-1", CachePolicy.USE_CACHED, null);
		this.engine.time.advance(Duration.ofMinutes(10));
		ask("r-2", CachePolicy.USE_CACHED, Duration.ofMinutes(15));
		ask("r-3", CachePolicy.USE_CACHED, Duration.ofMinutes(5));
		assertThat(output("r-2")).isEqualTo("PO #1");
		assertThat(output("r-3")).isEqualTo("PO #2");
	}

	@Test
	void aRequestWithoutKeyHasNothingToDoWithTheCache() {
		ask("r-1", CachePolicy.USE_CACHED, null);
		this.engine.submit("r-2", "purchase-parts", "");
		this.engine.time.runReady();
		assertThat(output("r-2")).isEqualTo("PO #2");
	}

	@Test
	void failuresAndHalfAnswersAreNotCached() {
		AtomicInteger calls = new AtomicInteger();
		this.engine.offering(Capability.task("shaky").invoker((work) -> {
			if (calls.incrementAndGet() == 1) {
				throw new IllegalStateException("Sold out");
			}
			if (calls.get() == 2) {
				work.caveat("Stopped at a limit");
			}
			return CompletableFuture.completedFuture("answer " + calls.get());
		}));
		for (int i = 1; i <= 4; i++) {
			this.engine.submit(WorkRequest.of("s-" + i, "shaky", "").cache(CachePolicy.USE_CACHED, "k", null).build());
			this.engine.time.runReady();
		}
		assertThat(this.engine.record("s-1").status()).isEqualTo(WorkStatus.FAILED);
		assertThat(output("s-3")).isEqualTo("answer 3");
		assertThat(output("s-4")).isEqualTo("answer 3");
	}

	@Test
	void nobodyIsAnsweredWithWhatAnotherCallerWasTold() {
		submitAs("alice", "a-1");
		submitAs("bob", "b-1");
		assertThat(this.runs).hasValue(2);
		submitAs("alice", "a-2");
		assertThat(this.runs).hasValue(2);
	}

	@Test
	void whatAPersonHasToAgreeToIsNeverAnsweredFromTheCache() {
		this.engine.offering(
				Capability.task("open-safe").gate(new Gate("manager", "Open the safe?")).handler((input) -> "open"));
		WorkRequest request = WorkRequest.of("g-1", "open-safe", "").cache(CachePolicy.USE_CACHED, "k", null).build();
		assertThat(this.engine.submit(request)).isInstanceOf(Admission.Accepted.class);
		this.engine.time.runReady();
		assertThat(this.engine.record("g-1").status()).isEqualTo(WorkStatus.WAITING_REVIEW);
	}

	@Test
	void aFullQueueDoesNotKeepCachedAnswersAway() {
		ask("r-1", CachePolicy.USE_CACHED, null);
		this.engine.offering(Capability.task("slow").invoker((work) -> new CompletableFuture<>()));
		this.engine.submit("slow-1", "slow", "");
		this.engine.time.runReady();
		this.engine.submit("slow-2", "slow", "");
		assertThat(this.engine.submit("slow-3", "slow", "")).isInstanceOf(Admission.Refused.class);
		assertThat(submit("r-2", CachePolicy.USE_CACHED, null)).isInstanceOf(Admission.Known.class);
	}

	@Test
	void aRequestThatWaitedIsAnsweredByAnEqualOneThatWasDoneMeanwhile() {
		TestEngine roomy = TestEngine.with(1, 10)
			.build()
			.offering(Capability.task("purchase-parts").handler((input) -> "PO #" + this.runs.incrementAndGet()));
		for (int i = 1; i <= 3; i++) {
			assertThat(roomy.submit(request("r-" + i, CachePolicy.USE_CACHED, null)))
				.isInstanceOf(Admission.Accepted.class);
		}
		roomy.start();
		roomy.time.runReady();
		assertThat(this.runs).hasValue(1);
		assertThat(roomy.record("r-3").result().output()).isEqualTo("PO #1");
		assertThat(roomy.statuses("r-3")).containsExactly("QUEUED", "COMPLETED");
	}

	@Test
	void theHandlerRunsWhereItMayBlockAndWithinTheStagesAroundItWhateverThreadTheCacheAnswersOn() throws Exception {
		SlowCache cache = new SlowCache();
		ThreadLocal<String> held = new ThreadLocal<>();
		List<String> seen = new ArrayList<>();
		TestEngine slow = TestEngine.with(1, 1).cache(cache).stage((execution, next) -> {
			held.set("the hand of the stage");
			try {
				return next.proceed(execution);
			}
			finally {
				held.remove();
			}
		})
			.build()
			.offering(Capability.task("purchase-parts")
				.handler((input) -> seen.add(Thread.currentThread().getName() + " in " + held.get()) ? "PO #1" : ""))
			.start();
		slow.intake.submit(new Submission(request("r-1", CachePolicy.USE_CACHED, null), WorkKey.ANYONE, Ingress.HTTP));
		cache.answer();
		slow.time.runReady();
		cache.answer();
		slow.time.runReady();
		assertThat(seen).containsExactly(Thread.currentThread().getName() + " in the hand of the stage");
		assertThat(slow.record("r-1").status()).isEqualTo(WorkStatus.COMPLETED);
	}

	private void ask(String id, CachePolicy policy, @Nullable Duration maxAge) {
		submit(id, policy, maxAge);
		this.engine.time.runReady();
	}

	private Admission submit(String id, CachePolicy policy, @Nullable Duration maxAge) {
		return this.engine.submit(request(id, policy, maxAge));
	}

	private static WorkRequest request(String id, CachePolicy policy, @Nullable Duration maxAge) {
		return WorkRequest.of(id, "purchase-parts", "valve").cache(policy, "parts:X-420", maxAge).build();
	}

	private void submitAs(String caller, String id) {
		this.engine.intake.submit(new Submission(request(id, CachePolicy.USE_CACHED, null), caller, Ingress.HTTP));
		this.engine.time.runReady();
	}

	private @Nullable String output(String id) {
		return Objects.requireNonNull(this.engine.record(id).result()).output();
	}

	/**
	 * Knows nothing, and says so on a thread of its own when it is told to.
	 */
	private static final class SlowCache implements ResultCache {

		private final Queue<CompletableFuture<Optional<String>>> asked = new ConcurrentLinkedQueue<>();

		@Override
		public CompletionStage<Optional<String>> get(CacheKey key, @Nullable Duration maxAge) {
			CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
			this.asked.add(answer);
			return answer;
		}

		@Override
		public CompletionStage<Void> put(CacheKey key, String output) {
			return CompletableFuture.completedFuture(null);
		}

		void answer() throws InterruptedException {
			Thread store = new Thread(() -> this.asked.remove().complete(Optional.empty()), "store");
			store.start();
			store.join();
		}

	}

}
