package io.ensemble.engine.delivery.attempt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.engine.delivery.DeliveryChannel;
import io.ensemble.transport.delivery.Delivery;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/**
 * A channel to topics whose attempts end as the test says, and arrive if it says nothing.
 */
class TestChannel implements DeliveryChannel {

	final List<Delivery> attempts = new ArrayList<>();

	boolean hangs;

	boolean byReceiver;

	Runnable reachable = () -> {
	};

	private final Queue<CompletableFuture<Object>> ends = new ArrayDeque<>();

	TestChannel then(Throwable failure) {
		this.ends.add(CompletableFuture.failedFuture(failure));
		return this;
	}

	TestChannel thenNever() {
		thenLater();
		return this;
	}

	CompletableFuture<Object> thenLater() {
		CompletableFuture<Object> end = new CompletableFuture<>();
		this.ends.add(end);
		return end;
	}

	@Override
	public DeliveryMethod method() {
		return DeliveryMethod.TOPIC;
	}

	@Override
	public void check(DeliverySpec delivery) {
		if (delivery.address() == null) {
			throw new InvalidRequestException("delivery.address", "must name a topic");
		}
	}

	@Override
	public @Nullable String receiver(DeliverySpec delivery) {
		return this.byReceiver ? delivery.address() : null;
	}

	@Override
	public void onReachable(Runnable listener) {
		this.reachable = listener;
	}

	@Override
	public CompletionStage<?> deliver(Delivery delivery) {
		this.attempts.add(delivery);
		CompletableFuture<Object> end = this.ends.poll();
		if (this.hangs) {
			return new CompletableFuture<>();
		}
		return (end != null) ? end : CompletableFuture.completedFuture(true);
	}

}
