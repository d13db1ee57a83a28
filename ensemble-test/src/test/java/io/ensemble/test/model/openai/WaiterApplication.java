package io.ensemble.test.model.openai;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.ensemble.agent.AgentTask;
import io.ensemble.agent.ToolSource;
import io.ensemble.capability.annotation.SharedTool;
import io.ensemble.capability.tool.LocalTools;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/**
 * An ensemble with one agent that runs on the model of Spring AI's OpenAI starter.
 */
@SpringBootApplication(proxyBeanMethods = false)
class WaiterApplication {

	final List<String> meals = new CopyOnWriteArrayList<>();

	private final CyclicBarrier together = new CyclicBarrier(2);

	@Bean
	AgentTask orderMeal(LocalTools tools) {
		ToolSource kitchen = (context) -> tools.tagged("food");
		return AgentTask.named("order-meal").description("Takes an order for a meal").tools(kitchen).build();
	}

	@Bean
	AgentTask welcome(LocalTools tools) {
		ToolSource door = (context) -> tools.tagged("door");
		return AgentTask.named("welcome").description("Welcomes guests").tools(door).build();
	}

	@SharedTool(description = "Tells how many portions of an item there are", tags = "food")
	String checkInventory(String item) {
		return "8 portions of " + item;
	}

	@SharedTool(description = "Tells what a dish contains", tags = "food")
	String dietaryCheck(String dish) {
		return dish + " contains no nuts";
	}

	@SharedTool(description = "Prepares meals", tags = "food")
	String prepareMeal(String dish, int portions) {
		this.meals.add(portions + " " + dish);
		return "ready in 20 minutes";
	}

	@SharedTool(description = "Meets another call that runs at the same time", tags = "door")
	String meet(String who) throws InterruptedException, BrokenBarrierException, TimeoutException {
		this.together.await(10, TimeUnit.SECONDS);
		return who + " was met";
	}

}
