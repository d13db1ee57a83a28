package io.ensemble.test;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import io.ensemble.agent.AgentTask;
import io.ensemble.capability.WorkContext;
import io.ensemble.capability.annotation.Gated;
import io.ensemble.capability.annotation.PrivateTask;
import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.capability.annotation.SharedTool;
import io.ensemble.capability.tool.LocalTools;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.test.model.SimulatedChatModel;
import io.ensemble.test.network.StubNetwork;
import io.ensemble.test.work.EnsembleTester;
import io.ensemble.test.work.TestWork;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkEvent;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Test;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@EnsembleTest(classes = EnsembleTestTests.Kitchen.class, properties = "ensemble.name=kitchen")
class EnsembleTestTests {

	@Autowired
	ApplicationContext application;

	@Autowired
	EnsembleTester tester;

	@Autowired
	StubNetwork network;

	@Test
	void classesAloneMakeAnEnsembleWithoutAWebServer() {
		assertThat(this.application).isNotInstanceOf(WebServerApplicationContext.class);
		assertThat(this.application.getEnvironment().getProperty("ensemble.name")).isEqualTo("kitchen");
		assertThat(this.application.getBean(ChatModel.class)).isInstanceOf(SimulatedChatModel.class);
	}

	@Test
	void aTaskIsDoneByTheWholeEngine() {
		TestWork meal = this.tester.run("prepare-meal", "wagyu");
		assertThat(meal).isCompleted().hasOutput("wagyu, cooked").hasTold("on the stove");
		assertThat(meal.events()).filteredOn(WorkEvent.Changed.class::isInstance)
			.extracting((event) -> ((WorkEvent.Changed) event).record().status())
			.containsExactly(WorkStatus.QUEUED, WorkStatus.RUNNING, WorkStatus.COMPLETED);
	}

	@Test
	void aToolIsAskedForLikeATask() {
		assertThat(this.tester.run("check-inventory", "wagyu")).hasOutput("8 portions of wagyu");
	}

	@Test
	void aFailureHasTheHandlersWords() {
		TestWork meal = this.tester.run("prepare-meal", "unicorn");
		assertThat(meal).hasFailedWith("unicorn", "not on the menu");
		assertThat(meal.code()).isEqualTo(ErrorCode.TASK_FAILED);
	}

	@Test
	void whatIsNotSharedIsReachedFromWithinOnly() {
		assertThat(this.tester.run("count-stock", "")).isRefusedWith(ErrorCode.UNKNOWN_CAPABILITY);
		assertThat(this.tester.request("count-stock").fromWithin().run("")).hasOutput("8");
	}

	@Test
	void gatedWorkWaits() {
		assertThat(this.tester.run("open-safe", "please")).waitsForReview();
	}

	@Test
	void theSameIdAgainIsTheSameWork() {
		TestWork first = this.tester.request("prepare-meal").from("room-service").requestId("r-1").run("wagyu");
		TestWork again = this.tester.request("prepare-meal").from("room-service").requestId("r-1").run("wagyu");
		TestWork other = this.tester.request("prepare-meal").from("room-service").requestId("r-1").run("salmon");
		assertThat(again).hasOutput(String.valueOf(first.output()));
		assertThat(other).isRefusedWith(ErrorCode.IDEMPOTENCY_MISMATCH);
	}

	@Test
	void otherEnsemblesAreStubs() {
		this.network.task("procurement", "purchase-parts").answer("PO #4821");
		assertThat(this.tester.run("restock", "wagyu")).hasOutput("PO #4821")
			.hasDelegatedTo("procurement", "purchase-parts");
	}

	@Test
	void withoutAStubTheOtherEnsembleRefuses() {
		assertThat(this.tester.run("restock", "wagyu"))
			.hasFailedWith("Nothing is stubbed for procurement/purchase-parts");
	}

	@Test
	void anAgentRunsOnTheSimulatedModel() {
		TestWork answer = this.tester.run("advise", "Is there wagyu?");
		assertThat(answer).outputContains("8 portions");
		assertThat(answer.tokens().total()).isPositive();
	}

	@Test
	void runningWorkCanBeCancelled() throws InterruptedException {
		TestWork meal = this.tester.submit("simmer", "");
		this.application.getBean(Kitchen.class).simmering.await();
		this.tester.cancel(meal);
		this.tester.await(meal);
		assertThat(meal).hasStatus(WorkStatus.CANCELLED);
	}

	@Test
	void realTimeCannotBeToldToPass() {
		assertThatIllegalStateException().isThrownBy(() -> this.tester.advance(Duration.ofSeconds(1)))
			.withMessageContaining("virtualTime = true");
	}

	@Test
	void aWrongExpectationIsToldWithAllThatIsKnown() {
		TestWork meal = this.tester.request("prepare-meal").requestId("r-77").run("unicorn");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(meal).isCompleted())
			.withMessageContaining("Expected COMPLETED")
			.withMessageContaining("prepare-meal r-77 [FAILED")
			.withMessageContaining("error=unicorn is not on the menu")
			.withMessageContaining("progress=[on the stove]");
	}

	@Test
	void missingOutputIsNamed() {
		TestWork meal = this.tester.run("prepare-meal", "wagyu");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(meal).outputContains("wagyu", "raw"))
			.withMessageContaining("Expected [raw] in the output")
			.withMessageContaining("output=wagyu, cooked");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(meal).outputAs(Integer.class))
			.withMessageContaining("not JSON of the form Integer");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(meal).hasDelegatedTo("procurement", "purchase-parts"))
			.withMessageContaining("the calls were []");
	}

	@Configuration(proxyBeanMethods = false)
	static class Kitchen {

		final CountDownLatch simmering = new CountDownLatch(1);

		private final EnsembleNetwork network;

		Kitchen(EnsembleNetwork network) {
			this.network = network;
		}

		@Bean
		AgentTask advise(LocalTools tools) {
			return AgentTask.named("advise")
				.description("Answers questions on the stock")
				.tools((work) -> tools.all())
				.build();
		}

		@SharedTask(description = "Prepares a meal")
		String prepareMeal(String dish, WorkContext work) {
			work.progress("on the stove", 50);
			if (dish.equals("unicorn")) {
				throw new IllegalArgumentException("unicorn is not on the menu");
			}
			return dish + ", cooked";
		}

		@SharedTool(description = "Says how much of an item there is")
		String checkInventory(String item) {
			return "8 portions of " + item;
		}

		@PrivateTask(description = "Counts the stock")
		int countStock() {
			return 8;
		}

		@Gated(role = "manager")
		@SharedTask(description = "Opens the safe")
		String openSafe(String reason) {
			return "open";
		}

		@SharedTask(description = "Buys what is missing")
		String restock(String item) {
			return this.network.task("procurement", "purchase-parts").call(item);
		}

		@SharedTask(description = "Simmers until somebody turns it off")
		String simmer() throws InterruptedException {
			this.simmering.countDown();
			new CountDownLatch(1).await();
			return "";
		}

	}

}
