package io.ensemble.protocol.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.ensemble.protocol.part.CapabilityCatalogue;
import io.ensemble.protocol.part.CapabilityType;
import io.ensemble.protocol.part.SharedCapability;
import io.ensemble.work.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * Who is there, what it can do and how busy it is.
 */
public sealed interface DiscoveryMessage extends Message {

	/**
	 * A peer says what it is; sent first, and again when it changes.
	 *
	 * @param name the ensemble
	 * @param realm its realm
	 * @param capabilities what it shares
	 * @param traceContext the trace, if any
	 */
	@JsonTypeName("ensemble_register")
	record EnsembleRegister(String name, @Nullable String realm, @Nullable CapabilityCatalogue capabilities,
			@Nullable TraceContext traceContext) implements DiscoveryMessage {
	}

	/**
	 * A peer is about to close.
	 *
	 * @param name the ensemble
	 * @param realm its realm
	 * @param reason why
	 * @param traceContext the trace, if any
	 */
	@JsonTypeName("ensemble_deregister")
	record EnsembleDeregister(String name, @Nullable String realm, @Nullable String reason,
			@Nullable TraceContext traceContext) implements DiscoveryMessage {
	}

	/**
	 * Who can do this?
	 *
	 * @param requestId the sender's id for the question
	 * @param from the sender's name
	 * @param toolName only this name; {@code null} for any
	 * @param tag only with this tag; {@code null} for any
	 * @param capabilityType only tasks or only tools; {@code null} for both
	 * @param traceContext the trace, if any
	 */
	@JsonTypeName("capability_query")
	record CapabilityQuery(String requestId, String from, @Nullable String toolName, @Nullable String tag,
			@Nullable CapabilityType capabilityType, @Nullable TraceContext traceContext) implements DiscoveryMessage {
	}

	/**
	 * Answers a {@link CapabilityQuery}.
	 *
	 * @param requestId the question's id
	 * @param ensemble who answers
	 * @param capabilities what fits
	 * @param providers other ensembles that have it
	 * @param traceContext the trace, if any
	 */
	@JsonTypeName("capability_response")
	record CapabilityResponse(String requestId, @Nullable String ensemble, List<SharedCapability> capabilities,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Provider> providers,
			@Nullable TraceContext traceContext) implements DiscoveryMessage {

		public CapabilityResponse {
			capabilities = List.copyOf(capabilities);
			providers = List.copyOf(providers);
		}

	}

	/**
	 * An ensemble that has a capability.
	 *
	 * @param ensemble its name
	 * @param realm its realm
	 * @param load 0 idle to 1 full; {@code null} if unknown
	 */
	record Provider(String ensemble, @Nullable String realm, @Nullable Double load) {
	}

	/**
	 * How busy an ensemble is.
	 *
	 * @param ensemble its name
	 * @param realm its realm
	 * @param status {@code available}, {@code busy} or {@code draining}
	 * @param currentLoad 0 idle to 1 full
	 * @param maxConcurrent how many requests it runs at once
	 * @param shareable whether other realms may use it
	 * @param queueDepth requests that wait; {@code null} if unknown
	 * @param availableCapacity requests that it could start at once; {@code null} if
	 * unknown
	 * @param traceContext the trace, if any
	 */
	@JsonTypeName("capacity_update")
	record CapacityUpdate(String ensemble, @Nullable String realm, String status, double currentLoad, int maxConcurrent,
			boolean shareable, @Nullable Long queueDepth, @Nullable Integer availableCapacity,
			@Nullable TraceContext traceContext) implements DiscoveryMessage {
	}

	/**
	 * A capacity profile is in force.
	 *
	 * @param profileName its name
	 * @param capacities what each ensemble was given
	 * @param appliedAt since when
	 * @param appliedBy who applied it; {@code null} if unknown
	 * @param traceContext the trace, if any
	 */
	@JsonTypeName("profile_applied")
	record ProfileApplied(String profileName, @Nullable Map<String, Capacity> capacities, @Nullable Instant appliedAt,
			@Nullable String appliedBy, @Nullable TraceContext traceContext) implements DiscoveryMessage {
	}

	/**
	 * What a profile gives an ensemble.
	 *
	 * @param replicas how many instances
	 * @param maxConcurrent how many requests each runs at once
	 * @param dormant whether it sleeps
	 */
	record Capacity(int replicas, int maxConcurrent, boolean dormant) {
	}

	/**
	 * Asks an ensemble for information.
	 *
	 * @param queryId the sender's id for the question
	 * @param to who is asked
	 * @param from who asks
	 * @param question in words
	 * @param traceContext the trace, if any
	 */
	@JsonTypeName("query")
	record Query(String queryId, @Nullable String to, @Nullable String from, String question,
			@Nullable TraceContext traceContext) implements DiscoveryMessage {
	}

	/**
	 * Answers a {@link Query}.
	 *
	 * @param queryId the question's id
	 * @param answer in words; {@code null} if there is none
	 * @param status {@code COMPLETED}, {@code FAILED} or {@code REJECTED}
	 * @param traceContext the trace, if any
	 */
	@JsonTypeName("query_response")
	record QueryResponse(String queryId, @Nullable String answer, String status,
			@Nullable TraceContext traceContext) implements DiscoveryMessage {
	}

}
