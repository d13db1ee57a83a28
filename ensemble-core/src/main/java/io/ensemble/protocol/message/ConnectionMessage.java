package io.ensemble.protocol.message;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import io.ensemble.protocol.part.SharedCapability;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a connection alive and its two ends informed.
 */
public sealed interface ConnectionMessage extends Message {

	/**
	 * The first message of a server.
	 *
	 * @param ensembleId the ensemble or run
	 * @param startedAt since when it is up
	 * @param snapshotTrace the trace so far, for browsers; any JSON
	 * @param sharedCapabilities what may be asked for
	 * @param recentIterations the latest model calls, for browsers; any JSON
	 */
	@JsonTypeName("hello")
	record Hello(@Nullable String ensembleId, @Nullable Instant startedAt, @Nullable JsonNode snapshotTrace,
			List<SharedCapability> sharedCapabilities,
			@Nullable JsonNode recentIterations) implements ConnectionMessage {

		public Hello {
			sharedCapabilities = List.copyOf(sharedCapabilities);
		}

	}

	/**
	 * Asks the server for a {@link Pong}.
	 */
	@JsonTypeName("ping")
	record Ping() implements ConnectionMessage {
	}

	/**
	 * Answers a {@link Ping}.
	 */
	@JsonTypeName("pong")
	record Pong() implements ConnectionMessage {
	}

	/**
	 * A sign of life.
	 *
	 * @param serverTimeMs the sender's time, in milliseconds since 1970
	 */
	@JsonTypeName("heartbeat")
	record Heartbeat(long serverTimeMs) implements ConnectionMessage {
	}

	/**
	 * Answers a message that cannot be read or attributed to a request; never answered
	 * itself.
	 *
	 * @param requestId the request it is about; {@code null} if none
	 * @param code why, for programs
	 * @param message why, in words
	 */
	@JsonTypeName("error")
	record Error(@Nullable String requestId, String code, @Nullable String message) implements ConnectionMessage {

		/** The code for types of the common part that are not served. */
		public static final String UNSUPPORTED = "UNSUPPORTED";

	}

}
