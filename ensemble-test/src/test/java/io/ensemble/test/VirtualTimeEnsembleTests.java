package io.ensemble.test;

import java.time.Duration;

import io.ensemble.agent.AgentTask;
import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.NetworkTask;
import io.ensemble.network.NetworkTool;
import io.ensemble.test.model.SimulatedChatModel;
import io.ensemble.test.network.StubCapability;
import io.ensemble.test.network.StubNetwork;
import io.ensemble.test.time.VirtualWork;
import io.ensemble.test.work.EnsembleTester;
import io.ensemble.test.work.TestWork;
import io.ensemble.work.Priority;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

@EnsembleTest(classes = VirtualTimeEnsembleTests.RoomService.class,
		properties = { "ensemble.name=room-service", "ensemble.work.max-concurrent=2" }, virtualTime = true)
class VirtualTimeEnsembleTests {

	@Autowired
	EnsembleTester tester;

	@Autowired
	StubNetwork network;

	@Autowired
	VirtualWork time;

	@Test
	void aHandlerMayWaitWhileTimeStands() {
		this.network.task("kitchen", "prepare-meal").answer("done").after(Duration.ofMinutes(20));
		TestWork order = this.tester.submit("order-meal", "wagyu");
		this.tester.advance(Duration.ofMinutes(19));
		assertThat(order).hasStatus(WorkStatus.RUNNING);
		this.tester.advance(Duration.ofMinutes(1));
		assertThat(order).isCompleted().hasOutput("done");
	}

	@Test
	void handlersWaitSideBySide() {
		this.network.task("kitchen", "prepare-meal").answer("done").after(Duration.ofMinutes(20));
		TestWork first = this.tester.submit("order-meal", "wagyu");
		TestWork second = this.tester.submit("order-meal", "salmon");
		TestWork third = this.tester.submit("order-meal", "soup");
		this.tester.advance(Duration.ofMinutes(20));
		assertThat(first).isCompleted();
		assertThat(second).isCompleted();
		assertThat(third).hasStatus(WorkStatus.RUNNING);
		this.tester.await(third);
		assertThat(third).isCompleted();
	}

	@RepeatedTest(5)
	void whatIsMoreUrgentGoesFirstEveryTime() {
		StubCapability kitchen = this.network.task("kitchen", "prepare-meal")
			.answer("done")
			.after(Duration.ofMinutes(1));
		this.tester.submit("order-meal", "wagyu");
		this.tester.submit("order-meal", "salmon");
		TestWork low = this.tester.request("order-meal").priority(Priority.LOW).submit("soup");
		this.tester.request("order-meal").priority(Priority.CRITICAL).submit("medicine");
		this.tester.request("order-meal").submit("salad");
		this.tester.await(low);
		assertThat(kitchen.requests()).extracting((request) -> request.input())
			.containsExactly("wagyu", "salmon", "medicine", "salad", "soup");
	}

	@Test
	void aDeadlineEndsWorkAndWhatItWaitsFor() {
		StubCapability kitchen = this.network.task("kitchen", "prepare-meal").neverAnswer();
		TestWork order = this.tester.request("order-meal").deadline(Duration.ofMinutes(5)).submit("wagyu");
		this.tester.advance(Duration.ofMinutes(4));
		assertThat(order).hasStatus(WorkStatus.RUNNING);
		this.tester.advance(Duration.ofMinutes(2));
		assertThat(order).isExpired();
		assertThat(kitchen).wasWithdrawn();
		assertThat(this.tester.run("set-table", "four")).isCompleted();
	}

	@Test
	void cancellingWorkEndsWhatItWaitsFor() {
		StubCapability kitchen = this.network.task("kitchen", "prepare-meal").neverAnswer();
		TestWork order = this.tester.submit("order-meal", "wagyu");
		this.tester.cancel(order);
		assertThat(order).hasStatus(WorkStatus.CANCELLED);
		assertThat(kitchen).wasWithdrawn();
	}

	@Test
	void anEnsembleOutOfReachCostsVirtualTimeOnly() {
		this.network.unreachable("kitchen");
		assertThat(this.tester.run("order-meal", "wagyu")).hasFailedWith("kitchen cannot be reached");
	}

	@Test
	void anAgentCallsStubsAsTools() {
		StubCapability inventory = this.network.tool("kitchen", "check-inventory")
			.describedAs("Says how much of an item there is", "{\"type\":\"string\"}")
			.answer("8 portions in stock")
			.after(Duration.ofSeconds(3));
		StubCapability meal = this.network.task("kitchen", "prepare-meal")
			.describedAs("Prepares a meal", "{\"type\":\"string\"}")
			.answer("ready in 25 minutes")
			.after(Duration.ofMinutes(25));
		TestWork answer = this.tester.run("serve-guest", "Wagyu steak for room 403");
		assertThat(answer).isCompleted()
			.outputContains("25 minutes")
			.hasDelegatedTo("kitchen", "check-inventory")
			.hasDelegatedTo("kitchen", "prepare-meal");
		assertThat(inventory).wasAskedOnce();
		assertThat(meal).wasAskedOnce();
	}

	@Configuration(proxyBeanMethods = false)
	static class RoomService {

		private final EnsembleNetwork network;

		RoomService(EnsembleNetwork network) {
			this.network = network;
		}

		@Bean
		SimulatedChatModel model() {
			return SimulatedChatModel.create();
		}

		@Bean
		AgentTask serveGuest() {
			return AgentTask.named("serve-guest")
				.description("Takes an order for a meal and has it cooked")
				.tools(this.network.tools(NetworkTool.from("kitchen", "check-inventory"),
						NetworkTask.from("kitchen", "prepare-meal")))
				.build();
		}

		@SharedTask(description = "Orders a meal")
		String orderMeal(String dish) {
			return this.network.task("kitchen", "prepare-meal").call(dish);
		}

		@SharedTask(description = "Sets a table")
		String setTable(String guests) {
			return "a table for " + guests;
		}

	}

}
