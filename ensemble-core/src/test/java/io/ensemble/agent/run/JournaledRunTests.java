package io.ensemble.agent.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.agent.AgentLimits;
import io.ensemble.agent.AgentTask;
import io.ensemble.agent.AgentTaskBuilder;
import io.ensemble.agent.ChatModels;
import io.ensemble.capability.Capability;
import io.ensemble.capability.CurrentWork;
import io.ensemble.engine.TestEngine;
import io.ensemble.engine.intake.Admission;
import io.ensemble.time.VirtualTime;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.Claim;
import io.ensemble.transport.Found;
import io.ensemble.transport.RunJournal;
import io.ensemble.transport.simple.SimpleWorkStore;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkStatus;
import io.ensemble.work.token.TokenUsage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.ai.chat.messages.AssistantMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs that are killed and go on in another process: two engines over one store, of which
 * the first never finishes.
 */
@Timeout(30)
class JournaledRunTests {

	private final VirtualTime time = new VirtualTime();

	private final SimpleWorkStore store = new SimpleWorkStore(this.time, Ageing.DEFAULT, Duration.ofHours(24),
			Duration.ofDays(7));

	private final RunJournal journal = this.store.journal();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final Semaphore dying = new Semaphore(0);

	private final CountDownLatch never = new CountDownLatch(1);

	private final Map<String, AtomicInteger> witnesses = new ConcurrentHashMap<>();

	private final ScriptedModel before = new ScriptedModel();

	private final ScriptedModel after = new ScriptedModel();

	@AfterEach
	void stop() {
		this.threads.shutdownNow();
	}

	@Test
	void aRunThatIsKilledAfterItsSecondToolCallRepeatsNeither() throws Exception {
		this.before.calls("check-inventory", "{}").calls("dietary-check", "{}").turn((prompt) -> die());
		this.after.calls("prepare-meal", "{}").says("Ready in 20 minutes");
		AgentTask task = task("check-inventory", "dietary-check", "prepare-meal");
		kill(task, AgentLimits.DEFAULT);
		WorkRecord done = goOn(task, AgentLimits.DEFAULT);
		assertThat(done.status()).isEqualTo(WorkStatus.COMPLETED);
		assertThat(done.attempt()).isEqualTo(2);
		assertThat(calls("check-inventory")).isOne();
		assertThat(calls("dietary-check")).isOne();
		assertThat(calls("prepare-meal")).isOne();
		assertThat(this.before.prompts).hasSize(3);
		assertThat(this.after.prompts).hasSize(2);
		assertThat(this.after.prompts.get(0).getInstructions()).isEqualTo(this.before.prompts.get(2).getInstructions());
	}

	@Test
	void tokensOfAllAttemptsAreCountedOnce() throws Exception {
		this.before.calls("check-inventory", "{}").turn((prompt) -> die());
		this.after.says("Ready");
		AgentTask task = task("check-inventory");
		kill(task, AgentLimits.DEFAULT);
		WorkRecord done = goOn(task, AgentLimits.DEFAULT);
		assertThat(done.result().tokens()).isEqualTo(new TokenUsage(200, 20));
	}

	@Test
	void limitsCountWhatEarlierAttemptsDid() throws Exception {
		this.before.calls("check-inventory", "{}").calls("dietary-check", "{}").turn((prompt) -> die());
		this.after.calls("prepare-meal", "{}").says("Ready");
		AgentTask task = task("check-inventory", "dietary-check", "prepare-meal");
		kill(task, AgentLimits.DEFAULT.withMaxTotalToolCalls(2));
		WorkRecord done = goOn(task, AgentLimits.DEFAULT.withMaxTotalToolCalls(2));
		assertThat(done.status()).isEqualTo(WorkStatus.FAILED);
		assertThat(done.result().error()).contains("max-total-tool-calls=2");
		assertThat(calls("prepare-meal")).isZero();
	}

	@Test
	void ofParallelCallsOnlyThoseThatDidNotEndAreRepeatedAndUnderTheSameChildIds() throws Exception {
		List<String> ids = new CopyOnWriteArrayList<>();
		this.before.calls("check-inventory", "{}", "dietary-check", "{}");
		this.after.says("Ready");
		CountDownLatch firstIsJournaled = new CountDownLatch(1);
		AgentTask deadly = task().tools(witness("check-inventory"), StubTool.of("dietary-check", () -> {
			firstIsJournaled.await();
			ids.add(CurrentWork.find().orElseThrow().nextChildId());
			die();
			return "";
		})).build();
		TestEngine first = engine(this.before, deadly, AgentLimits.DEFAULT, true);
		first.submit("r-1", "order-meal", "Wagyu steak");
		while (entries() < 2) {
			Thread.onSpinWait();
		}
		firstIsJournaled.countDown();
		assertThat(this.dying.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
		first.lifecycle.stop();
		AgentTask task = task().tools(witness("check-inventory"), StubTool.of("dietary-check", () -> {
			ids.add(CurrentWork.find().orElseThrow().nextChildId());
			return count("dietary-check");
		})).build();
		WorkRecord done = goOn(task, AgentLimits.DEFAULT);
		assertThat(done.status()).isEqualTo(WorkStatus.COMPLETED);
		assertThat(calls("check-inventory")).isOne();
		assertThat(calls("dietary-check")).isOne();
		assertThat(ids).containsExactly("r-1:2", "r-1:2");
		assertThat(this.after.lastToolResults()).hasSize(2);
	}

	@Test
	void aRunWhoseTaskWasChangedMeanwhileBeginsAnew() throws Exception {
		this.before.calls("check-inventory", "{}").turn((prompt) -> die());
		this.after.calls("check-inventory", "{}").says("Ready");
		kill(task("check-inventory"), AgentLimits.DEFAULT);
		AgentTask changed = task().goal("Something else").tools(witness("check-inventory")).build();
		WorkRecord done = goOn(changed, AgentLimits.DEFAULT);
		assertThat(done.status()).isEqualTo(WorkStatus.COMPLETED);
		assertThat(calls("check-inventory")).isEqualTo(2);
		assertThat(done.result().tokens()).isEqualTo(new TokenUsage(200, 20));
	}

	@Test
	void aRunThatBeginsAnewAsksOthersUnderIdsThatTheyDoNotKnow() throws Exception {
		List<String> ids = new CopyOnWriteArrayList<>();
		StubTool asking = StubTool.of("check-inventory", () -> {
			ids.add(CurrentWork.find().orElseThrow().nextChildId());
			return count("check-inventory");
		});
		this.before.calls("check-inventory", "{}").turn((prompt) -> die());
		this.after.calls("check-inventory", "{}").says("Ready");
		kill(task().tools(asking).build(), AgentLimits.DEFAULT);
		goOn(task().goal("Something else").tools(asking).build(), AgentLimits.DEFAULT);
		assertThat(ids).containsExactly("r-1:1", "r-1:1-2");
	}

	@Test
	void whatATurnOfTheSecondAttemptAskedOfOthersIsFoundByTheThird() throws Exception {
		TestEngine kitchen = TestEngine.with(1, 10).on(this.time).build();
		kitchen.offering(Capability.task("cook").handler((input) -> count("cook"))).start();
		StubTool witness = witness("check-inventory");
		this.before.calls("check-inventory", "{}").turn((prompt) -> die());
		kill(task().tools(witness, StubTool.of("ask-kitchen", () -> "")).build(), AgentLimits.DEFAULT);
		ScriptedModel second = new ScriptedModel().calls("ask-kitchen", "{}");
		AgentTask deadly = task().tools(witness, StubTool.of("ask-kitchen", () -> {
			assertThat(ask(kitchen)).isInstanceOf(Admission.Accepted.class);
			return die().getText();
		})).build();
		TestEngine killed = engine(second, deadly, AgentLimits.DEFAULT, true);
		this.time.advance(killed.settings.lease().multipliedBy(2));
		assertThat(this.dying.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
		killed.lifecycle.stop();
		this.time.runReady();
		this.after.says("Ready");
		WorkRecord done = goOn(
				task()
					.tools(witness,
							StubTool.of("ask-kitchen",
									() -> ((Admission.Known) ask(kitchen)).record().result().output()))
					.build(),
				AgentLimits.DEFAULT);
		assertThat(done.attempt()).isEqualTo(3);
		assertThat(done.result().output()).isEqualTo("Ready");
		assertThat(calls("check-inventory")).isOne();
		assertThat(calls("cook")).isOne();
		assertThat(kitchen.record("r-1:2-2").result().output()).isEqualTo("done 1");
		assertThat(this.after.lastToolResults()).singleElement().asString().contains("done 1");
	}

	@Test
	void aToolThatWentAwayIsNoReasonToForgetWhatItSaid() throws Exception {
		this.before.calls("check-inventory", "{}").turn((prompt) -> die());
		this.after.says("Ready");
		kill(task("check-inventory"), AgentLimits.DEFAULT);
		WorkRecord done = goOn(task("dietary-check"), AgentLimits.DEFAULT);
		assertThat(done.status()).isEqualTo(WorkStatus.COMPLETED);
		assertThat(this.after.prompts).hasSize(1);
		assertThat(calls("check-inventory")).isOne();
	}

	@Test
	void whatTheZombieDoesLaterChangesNothing() throws Exception {
		this.before.calls("check-inventory", "{}").turn((prompt) -> die());
		this.after.says("Ready");
		AgentTask task = task("check-inventory");
		TestEngine zombie = kill(task, AgentLimits.DEFAULT);
		goOn(task, AgentLimits.DEFAULT);
		this.never.countDown();
		this.threads.shutdown();
		assertThat(this.threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
		assertThat(zombie.record("r-1").result().output()).isEqualTo("Ready");
	}

	@Test
	void nothingIsKeptOfARunThatEnded() {
		this.after.calls("check-inventory", "{}").says("Ready");
		TestEngine engine = engine(this.after, task("check-inventory"), AgentLimits.DEFAULT, false);
		engine.submit("r-1", "order-meal", "Wagyu steak");
		this.time.runReady();
		assertThat(engine.record("r-1").status()).isEqualTo(WorkStatus.COMPLETED);
		assertThat(this.journal.append(new Claim(engine.record("r-1"), 1), "late").toCompletableFuture().join())
			.isFalse();
	}

	private TestEngine kill(AgentTask task, AgentLimits limits) throws InterruptedException {
		TestEngine engine = engine(this.before, task, limits, true);
		engine.submit("r-1", "order-meal", "Wagyu steak");
		assertThat(this.dying.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
		engine.lifecycle.stop();
		return engine;
	}

	private WorkRecord goOn(AgentTask task, AgentLimits limits) {
		TestEngine engine = engine(this.after, task, limits, false);
		this.time.advance(engine.settings.lease().multipliedBy(2));
		return engine.record("r-1");
	}

	private TestEngine engine(ScriptedModel model, AgentTask task, AgentLimits limits, boolean mortal) {
		AgentRunner runner = AgentRunner.builder(ChatModels.single(model))
			.limits(limits)
			.time(this.time)
			.parallelTools(this.threads, 4)
			.build();
		TestEngine.Builder builder = TestEngine.with(2, 10).on(this.time).sharing(this.store);
		return (mortal ? builder.executor(this.threads) : builder).build().offering(runner.capability(task)).start();
	}

	private static Admission ask(TestEngine kitchen) {
		return kitchen.submit(CurrentWork.find().orElseThrow().nextChildId(), "cook", "soup");
	}

	private int entries() {
		WorkRecord record = ((Found.Present) this.store.find(WorkKey.of("r-1")).toCompletableFuture().join()).record();
		return this.journal.open(new Claim(record, 1)).toCompletableFuture().join().orElseThrow().size();
	}

	private AgentTask task(String... tools) {
		return task().tools(List.of(tools).stream().map(this::witness).toArray(StubTool[]::new)).build();
	}

	private static AgentTaskBuilder task() {
		return AgentTask.named("order-meal").description("Serve what a guest orders");
	}

	private StubTool witness(String name) {
		return StubTool.of(name, () -> count(name));
	}

	private String count(String name) {
		return "done " + this.witnesses.computeIfAbsent(name, (same) -> new AtomicInteger()).incrementAndGet();
	}

	private int calls(String name) {
		return this.witnesses.getOrDefault(name, new AtomicInteger()).get();
	}

	private AssistantMessage die() {
		this.dying.release();
		try {
			this.never.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return new AssistantMessage("From the grave");
	}

}
