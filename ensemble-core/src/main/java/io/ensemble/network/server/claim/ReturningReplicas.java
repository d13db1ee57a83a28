package io.ensemble.network.server.claim;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import io.ensemble.engine.delivery.topic.AllowedAddresses;
import io.ensemble.network.server.PeerDirectory;
import io.ensemble.time.Timers;
import io.ensemble.transport.delivery.Delivery;
import io.ensemble.transport.delivery.DeliveryPage;
import io.ensemble.transport.delivery.DeliveryQuery;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.transport.delivery.DeliveryState;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.WorkKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes results due that wait for replicas of a service when one of them connects, so
 * that none waits for the end of a pause that was meant for an absence. Looks at all
 * deliveries, whichever process put them back, the latest first and some at a time, as
 * long as a replica is there. Thread-safe.
 */
public class ReturningReplicas {

	private static final Logger logger = LoggerFactory.getLogger(ReturningReplicas.class);

	/** As all replicas of a service connect one after the other. */
	private static final Duration GATHERING = Duration.ofMillis(500);

	/** Leaves the store to others between two portions of a look. */
	private static final Duration BREATH = Duration.ofMillis(500);

	/** Results are large. */
	private static final int PAGE = 20;

	private static final int PAGES_OF_A_PORTION = 50;

	private final Set<String> expected = ConcurrentHashMap.newKeySet();

	private final Set<String> looking = ConcurrentHashMap.newKeySet();

	private final DeliveryQueue deliveries;

	private final AllowedAddresses services;

	private final int maxAttempts;

	private final PeerDirectory directory;

	private final Timers timers;

	/**
	 * Look out for replicas.
	 * @param deliveries what waits
	 * @param services the services that results may be offered to
	 * @param maxAttempts after how many attempts a delivery is given up; half of them are
	 * left to the pauses, so that a replica that comes and goes cannot use up all
	 * @param directory tells who connects
	 * @param timers let those gather who connect together
	 */
	public ReturningReplicas(DeliveryQueue deliveries, AllowedAddresses services, int maxAttempts,
			PeerDirectory directory, Timers timers) {
		this.deliveries = deliveries;
		this.services = services;
		this.maxAttempts = maxAttempts;
		this.directory = directory;
		this.timers = timers;
		directory.onArrival(this::arrived);
	}

	private void arrived(String name) {
		if (this.services.contains(name) && this.expected.add(name)) {
			this.timers.schedule(GATHERING, () -> begin(name));
		}
	}

	// One look after the other: the one under way has passed what another replica of the
	// service may take.
	private void begin(String service) {
		if (this.looking.add(service)) {
			this.expected.remove(service);
			look(service, null, PAGES_OF_A_PORTION);
		}
		else {
			this.timers.schedule(GATHERING, () -> begin(service));
		}
	}

	private void look(String service, @Nullable String cursor, int pages) {
		CompletableFuture.completedFuture(new DeliveryQuery(null, DeliveryState.PENDING, PAGE, cursor))
			.thenCompose(this.deliveries::list)
			.thenAccept((page) -> {
				hasten(service, page);
				goOn(service, page.nextCursor(), pages - 1);
			})
			.whenComplete((done, failure) -> {
				if (failure != null) {
					logger.debug("What waits for {} waits for its time: {}", service, failure.getMessage());
					this.looking.remove(service);
				}
			});
	}

	private void goOn(String service, @Nullable String cursor, int pages) {
		if (cursor == null || this.directory.sessions(service).isEmpty()) {
			this.looking.remove(service);
		}
		else if (pages > 0) {
			look(service, cursor, pages);
		}
		else {
			this.timers.schedule(BREATH, () -> look(service, cursor, PAGES_OF_A_PORTION));
		}
	}

	private void hasten(String service, DeliveryPage page) {
		page.deliveries()
			.stream()
			.filter((delivery) -> isFor(service, delivery) && delivery.attempts() <= this.maxAttempts / 2)
			.filter((delivery) -> this.directory.sessions(service)
				.stream()
				.anyMatch((session) -> BroadcastClaimDelivery.mayTake(session, delivery.key())))
			.forEach((delivery) -> hasten(delivery.key()));
	}

	// What another process attempts in vain right now can be made due only thereafter.
	private void hasten(WorkKey key) {
		this.deliveries.hasten(key).thenAccept((hastened) -> {
			if (!hastened) {
				this.timers.schedule(GATHERING, () -> this.deliveries.hasten(key));
			}
		});
	}

	private static boolean isFor(String service, Delivery delivery) {
		DeliverySpec spec = delivery.record().request().delivery();
		return spec.method() == DeliveryMethod.BROADCAST_CLAIM && service.equals(spec.address());
	}

}
