package io.ensemble.transport.redis;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.transport.WorkQuery;
import io.ensemble.transport.delivery.Delivery;
import io.ensemble.transport.delivery.DeliveryClaim;
import io.ensemble.transport.delivery.DeliveryCounts;
import io.ensemble.transport.delivery.DeliveryPage;
import io.ensemble.transport.delivery.DeliveryQuery;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.transport.delivery.DueDeliveries;
import io.ensemble.transport.redis.client.RedisScripts;
import io.ensemble.transport.redis.client.Reply;
import io.ensemble.transport.redis.client.Step;
import io.ensemble.work.WorkKey;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries in Redis, registered by the scripts that end work.
 */
final class RedisDeliveryQueue implements DeliveryQueue {

	private final RedisScripts scripts;

	private final StoredDelivery deliveries;

	private final FinalNews news;

	RedisDeliveryQueue(RedisScripts scripts, StoredWork work, FinalNews news) {
		this.scripts = scripts;
		this.deliveries = new StoredDelivery(work);
		this.news = news;
	}

	@Override
	public CompletionStage<DueDeliveries> claim(int max, Duration lease) {
		return this.scripts.run(Step.CLAIM_DELIVERIES, Integer.toString(max), StoredWork.micros(lease))
			.thenApply((reply) -> new DueDeliveries(claims(reply.list(1)), next(reply)));
	}

	private List<DeliveryClaim> claims(Reply found) {
		List<DeliveryClaim> claims = new ArrayList<>();
		this.deliveries.readAll(found, (token, delivery) -> claims.add(new DeliveryClaim(delivery, token)),
				this::giveUp);
		return claims;
	}

	private void giveUp(long token, Reply unreadable) {
		settle(unreadable.text(StoredDelivery.ID), token, "GIVE_UP", Duration.ZERO, "What Redis keeps cannot be read");
	}

	private static @Nullable Duration next(Reply reply) {
		return reply.text(0).isEmpty() ? null : Duration.of(reply.number(0), ChronoUnit.MICROS);
	}

	@Override
	public CompletionStage<Boolean> done(DeliveryClaim claim) {
		return settle(claim, "DONE", Duration.ZERO, "");
	}

	@Override
	public CompletionStage<Boolean> retry(DeliveryClaim claim, Duration delay, String error) {
		return settle(claim, "RETRY", delay, error);
	}

	@Override
	public CompletionStage<Boolean> handBack(DeliveryClaim claim, Duration delay) {
		return settle(claim, "HAND_BACK", delay, "");
	}

	@Override
	public CompletionStage<Boolean> giveUp(DeliveryClaim claim, String error) {
		return settle(claim, "GIVE_UP", Duration.ZERO, error);
	}

	private CompletionStage<Boolean> settle(DeliveryClaim claim, String how, Duration delay, String error) {
		return settle(StoredWork.id(claim.delivery().key()), claim.token(), how, delay,
				error.substring(0, Math.min(error.length(), Delivery.MAX_ERROR_LENGTH)));
	}

	private CompletionStage<Boolean> settle(String id, long token, String how, Duration delay, String error) {
		return this.scripts.run(Step.SETTLE_DELIVERY, id, Long.toString(token), how, StoredWork.micros(delay), error)
			.thenApply(Reply::isTrue);
	}

	@Override
	public CompletionStage<Optional<Delivery>> find(WorkKey key) {
		return one(Step.FIND_DELIVERY, key);
	}

	@Override
	public CompletionStage<Boolean> hasten(WorkKey key) {
		return this.scripts.run(Step.HASTEN_DELIVERY, StoredWork.id(key)).thenApply(Reply::isTrue);
	}

	@Override
	public CompletionStage<Optional<Delivery>> redrive(WorkKey key) {
		return one(Step.REDRIVE_DELIVERY, key);
	}

	@Override
	public CompletionStage<Optional<Delivery>> discard(WorkKey key) {
		return one(Step.DISCARD_DELIVERY, key);
	}

	private CompletionStage<Optional<Delivery>> one(Step step, WorkKey key) {
		return this.scripts.run(step, StoredWork.id(key))
			.thenApply((reply) -> reply.isEmpty() ? Optional.empty()
					: Optional.of(this.deliveries.read(reply.list(0), reply.list(1))));
	}

	@Override
	public CompletionStage<DeliveryPage> list(DeliveryQuery query) {
		try {
			return scan(query, Cursor.below(query.cursor()), new ArrayList<>(), new ArrayList<>());
		}
		catch (NumberFormatException ex) {
			return CompletableFuture.failedFuture(Cursor.refused());
		}
	}

	private CompletionStage<DeliveryPage> scan(DeliveryQuery query, String below, List<Delivery> found,
			List<Long> order) {
		int limit = Math.max(1, Math.min(query.limit(), WorkQuery.MAX_LIMIT));
		return this.scripts
			.run(Step.LIST_DELIVERIES, below, Integer.toString(limit + 1 - found.size()), Cursor.filter(query.caller()),
					Cursor.filter(query.state()))
			.thenCompose((reply) -> {
				this.deliveries.readAll(reply.list(1), (sequence, delivery) -> {
					found.add(delivery);
					order.add(sequence);
				}, (sequence, unreadable) -> {
				});
				String end = reply.text(0);
				if (found.size() > limit) {
					return CompletableFuture
						.completedFuture(new DeliveryPage(found.subList(0, limit), Cursor.after(order.get(limit - 1))));
				}
				return end.isEmpty() ? CompletableFuture.completedFuture(new DeliveryPage(found, null))
						: scan(query, "(" + end, found, order);
			});
	}

	@Override
	public CompletionStage<DeliveryCounts> counts() {
		return this.scripts.run(Step.COUNT_DELIVERIES)
			.thenApply((reply) -> new DeliveryCounts(reply.number(0), reply.number(1)));
	}

	@Override
	public void onDue(Runnable listener) {
		this.news.onDue(listener);
	}

}
