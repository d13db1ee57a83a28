package io.ensemble.autoconfigure.actuate;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import io.ensemble.autoconfigure.KnownPeers;
import io.ensemble.capability.Capability;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.LastKnown;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.deadletter.DeadLetters;
import io.ensemble.engine.delivery.attempt.DeliveryBacklog;
import io.ensemble.engine.execution.attempt.InFlight;
import io.ensemble.lifecycle.EnsembleLifecycle;
import io.ensemble.lifecycle.EnsembleState;
import io.ensemble.protocol.http.EnsembleBody;
import io.ensemble.schedule.ScheduleState;
import io.ensemble.transport.delivery.DeliveryCounts;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * Shows what the ensemble is, offers and does.
 */
@Endpoint(id = "ensemble")
public class EnsembleEndpoint {

	private final EngineSettings settings;

	private final EnsembleLifecycle lifecycle;

	private final CapabilityRegistry capabilities;

	private final LastKnown<Long> depth;

	private final DeadLetters deadLetters;

	private final DeliveryBacklog deliveries;

	private final InFlight inFlight;

	private final KnownPeers peers;

	private final Supplier<List<ScheduleState>> schedules;

	/**
	 * Create the end point.
	 * @param settings the name and the limits
	 * @param lifecycle the state
	 * @param capabilities what is offered
	 * @param stores what waits
	 * @param deadLetters what was given up
	 * @param deliveries results that have not arrived
	 * @param inFlight what runs
	 * @param peers the other ensembles
	 * @param schedules what is done by itself
	 */
	public EnsembleEndpoint(EngineSettings settings, EnsembleLifecycle lifecycle, CapabilityRegistry capabilities,
			WorkStores stores, DeadLetters deadLetters, DeliveryBacklog deliveries, InFlight inFlight, KnownPeers peers,
			Supplier<List<ScheduleState>> schedules) {
		this.settings = settings;
		this.lifecycle = lifecycle;
		this.capabilities = capabilities;
		this.depth = new LastKnown<>(() -> stores.queue().depth().toCompletableFuture(), 0L);
		this.deadLetters = deadLetters;
		this.deliveries = deliveries;
		this.inFlight = inFlight;
		this.peers = peers;
		this.schedules = schedules;
	}

	/**
	 * Describe the ensemble.
	 * @return its state at this moment
	 */
	@ReadOperation
	public EnsembleDescriptor ensemble() {
		QueueDescriptor queue = new QueueDescriptor(this.depth.get(), this.settings.queueCapacity());
		return new EnsembleDescriptor(this.settings.ensemble(), this.lifecycle.state(),
				this.capabilities.shared().stream().map(CapabilityDescriptor::of).toList(), queue,
				new InFlightDescriptor(this.inFlight.size(), this.settings.maxConcurrent()),
				this.deadLetters.lastKnownCount(), this.deliveries.lastKnownCounts(), this.peers.peers(),
				this.schedules.get());
	}

	/**
	 * The ensemble.
	 *
	 * @param name its name
	 * @param state where it is in its life
	 * @param capabilities what it offers
	 * @param queue what waits
	 * @param inFlight what runs
	 * @param deadLetters how much was given up and waits for somebody to decide; 500
	 * means "at least"
	 * @param deliveries how many results have not arrived
	 * @param peers the other ensembles
	 * @param schedules what it does by itself, as this process saw it last
	 */
	public record EnsembleDescriptor(String name, EnsembleState state, List<CapabilityDescriptor> capabilities,
			QueueDescriptor queue, InFlightDescriptor inFlight, int deadLetters, DeliveryCounts deliveries,
			List<EnsembleBody.Peer> peers, List<ScheduleState> schedules) implements OperationResponseBody {
	}

	/**
	 * Something that is offered.
	 *
	 * @param name its name
	 * @param type task or tool
	 * @param description what it does
	 * @param tags words to find it by
	 */
	public record CapabilityDescriptor(String name, String type, String description, Set<String> tags) {

		static CapabilityDescriptor of(Capability capability) {
			return new CapabilityDescriptor(capability.name(), capability.kind().name(), capability.description(),
					capability.tags());
		}

	}

	/**
	 * What waits.
	 *
	 * @param depth how much
	 * @param capacity how much may
	 */
	public record QueueDescriptor(long depth, int capacity) {
	}

	/**
	 * What runs.
	 *
	 * @param active how much
	 * @param maxConcurrent how much may
	 */
	public record InFlightDescriptor(int active, int maxConcurrent) {
	}

}
