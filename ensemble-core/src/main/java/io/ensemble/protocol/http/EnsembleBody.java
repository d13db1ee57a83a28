package io.ensemble.protocol.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ensemble.protocol.part.CapabilityDescription;
import org.jspecify.annotations.Nullable;

/**
 * What an ensemble says about itself.
 */
public sealed interface EnsembleBody extends HttpBody {

	/**
	 * What it shares.
	 *
	 * @param ensemble its name
	 * @param realm its realm
	 * @param sharedTasks its tasks
	 * @param sharedTools its tools
	 */
	record Capabilities(String ensemble, String realm, List<CapabilityDescription> sharedTasks,
			List<CapabilityDescription> sharedTools) implements EnsembleBody {

		public Capabilities {
			sharedTasks = List.copyOf(sharedTasks);
			sharedTools = List.copyOf(sharedTools);
		}

	}

	/**
	 * How it is doing.
	 *
	 * @param ensemble its name
	 * @param realm its realm
	 * @param state {@code STARTING}, {@code READY}, {@code DRAINING} or {@code STOPPED}
	 * @param activeTasks how many requests run
	 * @param queuedRequests how many wait
	 * @param maxConcurrent how many may run at once
	 * @param capacityUtilization active by max concurrent, 0 to 1
	 * @param capabilities the names of what it shares
	 * @param peers the ensembles it is connected to, or should be
	 * @param uptime since when it is up
	 */
	record Status(String ensemble, String realm, String state, int activeTasks, long queuedRequests, int maxConcurrent,
			double capacityUtilization, List<String> capabilities, List<Peer> peers,
			Duration uptime) implements EnsembleBody {

		public Status {
			capabilities = List.copyOf(capabilities);
			peers = List.copyOf(peers);
		}

	}

	/**
	 * Another ensemble, as this one sees it.
	 *
	 * @param ensemble its name
	 * @param realm its realm; {@code null} if unknown
	 * @param state {@code CONNECTED} or {@code DISCONNECTED}
	 */
	@JsonInclude
	record Peer(String ensemble, @Nullable String realm, String state) {
	}

	/**
	 * What it does by itself.
	 *
	 * @param items its schedules, in the order of their names
	 */
	record Schedules(List<Schedule> items) implements EnsembleBody {

		public Schedules {
			items = List.copyOf(items);
		}

	}

	/**
	 * A task that is done at certain times.
	 *
	 * @param name the name of the schedule
	 * @param task the task or tool
	 * @param paused whether it rests, in all replicas
	 * @param nextTick when it is due; {@code null} if it rests or is never due again
	 * @param lastRequestId the request of its latest run that this replica handed in;
	 * {@code null} if there was none
	 */
	@JsonInclude
	record Schedule(String name, String task, boolean paused, @Nullable Instant nextTick,
			@Nullable String lastRequestId) implements EnsembleBody {
	}

	/**
	 * Whether it is alive, or ready.
	 *
	 * @param status {@code UP}, {@code DOWN} or {@code OUT_OF_SERVICE}
	 */
	record Health(String status) implements EnsembleBody {
	}

	/**
	 * Which way its life goes.
	 *
	 * @param state {@code STARTING}, {@code READY}, {@code DRAINING} or {@code STOPPED}
	 */
	record Lifecycle(String state) implements EnsembleBody {
	}

}
