package io.ensemble.test.shared;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.capability.annotation.SharedTool;

/**
 * What a process of the kitchen can do.
 */
public class Kitchen {

	final Queue<String> prepared = new ConcurrentLinkedQueue<>();

	final CountDownLatch busy = new CountDownLatch(1);

	final CountDownLatch free = new CountDownLatch(1);

	@SharedTask(name = "prepare-meal", description = "Prepares a meal")
	public String prepareMeal(String order) {
		this.prepared.add(order);
		return order + " is served";
	}

	@SharedTask(name = "burn-meal", description = "Fails")
	public String burnMeal(String order) {
		throw new IllegalArgumentException(order + " is burnt");
	}

	@SharedTask(name = "stir", description = "Takes until it is told to end")
	public String stir(String order) throws InterruptedException {
		this.busy.countDown();
		this.free.await();
		return order + " is stirred";
	}

	@SharedTool(name = "check-inventory", description = "Counts what is there")
	public String checkInventory(String item) {
		return "3 " + item;
	}

}
