package io.ensemble.transport.jdbc.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import io.ensemble.transport.delivery.Delivery;
import io.ensemble.transport.delivery.DeliveryClaim;
import io.ensemble.transport.delivery.DeliveryCounts;
import io.ensemble.transport.delivery.DeliveryPage;
import io.ensemble.transport.delivery.DeliveryQuery;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.transport.delivery.DueDeliveries;
import io.ensemble.transport.jdbc.database.Cursor;
import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.news.StoreNews;
import io.ensemble.transport.jdbc.transaction.JdbcSteps;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.WorkKey;

/**
 * Deliveries in a relational database, registered in the transactions that end work. All
 * processes are told of one, and the first that has a free place takes it.
 */
public final class JdbcDeliveryQueue implements DeliveryQueue {

	private final DeliveryTable table = new DeliveryTable();

	private final JdbcSteps threads;

	private final DeliverySteps steps;

	private final StoreNews news;

	/**
	 * Deliver what a store registers.
	 * @param threads run the transactions
	 * @param keepGivenUp how long a delivery is kept after it was given up
	 * @param news tells of deliveries, in this process and others
	 */
	public JdbcDeliveryQueue(JdbcSteps threads, Duration keepGivenUp, StoreNews news) {
		this.threads = threads;
		this.steps = new DeliverySteps(keepGivenUp);
		this.news = news;
	}

	@Override
	public CompletionStage<DueDeliveries> claim(int max, Duration lease) {
		return this.threads.run((session) -> this.steps.claim(session, max, lease));
	}

	@Override
	public CompletionStage<Boolean> done(DeliveryClaim claim) {
		return this.threads.run((session) -> this.steps.done(session, claim));
	}

	@Override
	public CompletionStage<Boolean> retry(DeliveryClaim claim, Duration delay, String error) {
		return puttingBack((session) -> this.steps.retry(session, claim, delay, error));
	}

	@Override
	public CompletionStage<Boolean> handBack(DeliveryClaim claim, Duration delay) {
		return puttingBack((session) -> this.steps.handBack(session, claim, delay));
	}

	private CompletionStage<Boolean> puttingBack(Function<Session, Boolean> step) {
		return this.threads.run(step).whenComplete((done, failure) -> {
			if (Boolean.TRUE.equals(done)) {
				this.news.putBack();
			}
		});
	}

	@Override
	public CompletionStage<Boolean> giveUp(DeliveryClaim claim, String error) {
		return this.threads.run((session) -> this.steps.giveUp(session, claim, error));
	}

	@Override
	public CompletionStage<Optional<Delivery>> find(WorkKey key) {
		return this.threads.run((session) -> this.steps.find(session, key));
	}

	@Override
	public CompletionStage<DeliveryPage> list(DeliveryQuery query) {
		try {
			long before = Cursor.before(query.cursor());
			return this.threads.run((session) -> this.steps.list(session, query, before));
		}
		catch (InvalidRequestException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	@Override
	public CompletionStage<Boolean> hasten(WorkKey key) {
		return this.threads.run((session) -> this.steps.hasten(session, key)).whenComplete((done, failure) -> {
			if (Boolean.TRUE.equals(done)) {
				this.news.due();
			}
		});
	}

	@Override
	public CompletionStage<Optional<Delivery>> redrive(WorkKey key) {
		return this.threads.run((session) -> this.steps.redrive(session, key)).whenComplete((redriven, failure) -> {
			if (failure == null && redriven.isPresent()) {
				this.news.due();
			}
		});
	}

	@Override
	public CompletionStage<Optional<Delivery>> discard(WorkKey key) {
		return this.threads.run((session) -> this.steps.discard(session, key));
	}

	@Override
	public CompletionStage<DeliveryCounts> counts() {
		return this.threads.run(this.table::count);
	}

	@Override
	public void onDue(Runnable listener) {
		this.news.deliverers().add(listener);
	}

}
