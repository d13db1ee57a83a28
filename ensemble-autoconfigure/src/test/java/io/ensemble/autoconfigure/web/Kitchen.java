package io.ensemble.autoconfigure.web;

import java.util.concurrent.CountDownLatch;

import io.ensemble.capability.WorkContext;
import io.ensemble.capability.annotation.PrivateTask;
import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.capability.annotation.SharedTool;
import io.ensemble.capability.failure.TransientFailureException;
import io.ensemble.work.Delegation;
import io.ensemble.work.WorkStatus;
import io.ensemble.work.token.TokenUsage;

/**
 * What the ensemble under test can do.
 */
public class Kitchen {

	private volatile CountDownLatch oven = new CountDownLatch(1);

	private volatile boolean marketClosed = true;

	/**
	 * Let what waits in the oven be done.
	 */
	public void open() {
		this.oven.countDown();
	}

	@SharedTask(name = "prepare-meal", description = "Prepare a meal", tags = "food")
	public String prepareMeal(String dish) {
		return dish + " is served";
	}

	@SharedTask(name = "roast", description = "Roast until the oven is opened")
	public String roast(String dish, WorkContext work) throws InterruptedException {
		work.progress("in the oven", 50);
		this.oven.await();
		this.oven = new CountDownLatch(1);
		return dish + " is roasted";
	}

	@SharedTask(name = "purchase-parts", description = "Buy parts")
	public String purchaseParts(String part, WorkContext work) {
		work.tokens(new TokenUsage(1000, 200));
		work.delegated(new Delegation("maint-7721:1", "procurement", "find-vendor", WorkStatus.COMPLETED));
		return "PO #4821, Thursday";
	}

	@SharedTask(name = "burn", description = "Fails")
	public String burn(String dish) {
		throw new IllegalStateException("the " + dish + " is burnt");
	}

	@SharedTask(name = "buy-fish", description = "Buy fish when the market is open")
	public String buyFish(String fish) {
		if (this.marketClosed) {
			throw new TransientFailureException("the market is closed");
		}
		return fish + " is bought";
	}

	/**
	 * Let whoever buys fish succeed.
	 */
	public void openMarket() {
		this.marketClosed = false;
	}

	@PrivateTask(name = "taste", description = "Nobody else's business")
	public String taste(String dish) {
		return "good";
	}

	@SharedTool(name = "check-inventory", description = "Check stock", tags = { "stock", "food" })
	public String checkInventory(String item) {
		return "12 " + item;
	}

	@SharedTool(name = "weigh", description = "Weigh something")
	public String weigh(String item) {
		throw new IllegalStateException("the scales are broken");
	}

}
