package io.ensemble.network.server.claim;

import java.time.Duration;
import java.util.Set;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes results due that wait for replicas of a service when one of them connects, so
 * that none waits for the end of a pause that was meant for an absence. Looks at the
 * latest deliveries, whichever process put them back. Thread-safe.
 */
public class ReturningReplicas {

	private static final Logger logger = LoggerFactory.getLogger(ReturningReplicas.class);

	/** As all replicas of a service connect one after the other. */
	private static final Duration GATHERING = Duration.ofMillis(500);

	/** Results are large. */
	private static final int PAGE = 20;

	private static final int MAX_PAGES = 50;

	private final Set<String> expected = ConcurrentHashMap.newKeySet();

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
			this.timers.schedule(GATHERING, () -> {
				this.expected.remove(name);
				look(name, null, MAX_PAGES);
			});
		}
	}

	private void look(String service, @Nullable String cursor, int pages) {
		this.deliveries.list(new DeliveryQuery(null, DeliveryState.PENDING, PAGE, cursor))
			.whenComplete((page, failure) -> {
				if (failure != null) {
					logger.debug("What waits for {} waits for its time: {}", service, failure.getMessage());
				}
				else {
					hasten(service, page);
					if (page.nextCursor() != null && pages > 1) {
						look(service, page.nextCursor(), pages - 1);
					}
				}
			});
	}

	private void hasten(String service, DeliveryPage page) {
		page.deliveries()
			.stream()
			.filter((delivery) -> isFor(service, delivery) && delivery.attempts() <= this.maxAttempts / 2)
			.filter((delivery) -> this.directory.sessions(service)
				.stream()
				.anyMatch((session) -> BroadcastClaimDelivery.mayTake(session, delivery.key())))
			.forEach((delivery) -> this.deliveries.hasten(delivery.key()));
	}

	private static boolean isFor(String service, Delivery delivery) {
		DeliverySpec spec = delivery.record().request().delivery();
		return spec.method() == DeliveryMethod.BROADCAST_CLAIM && service.equals(spec.address());
	}

}
