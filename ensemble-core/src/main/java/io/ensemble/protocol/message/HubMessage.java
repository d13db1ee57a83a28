package io.ensemble.protocol.message;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What a hub passes on from many producers to its browsers.
 */
public sealed interface HubMessage extends Message {

	/**
	 * A message of a producer.
	 *
	 * @param producer who sent it
	 * @param sequence grows with every message of that producer
	 * @param receivedAt when the hub got it
	 * @param message the message, as it was sent
	 */
	@JsonTypeName("event")
	record Event(Producer producer, long sequence, @Nullable Instant receivedAt,
			JsonNode message) implements HubMessage {
	}

	/**
	 * The first message of a hub.
	 *
	 * @param producers who is connected
	 * @param snapshotTrace the trace so far; any JSON
	 * @param iterationsByProducer the latest model calls; any JSON object
	 */
	@JsonTypeName("hub_hello")
	record HubHello(List<Producer> producers, @Nullable JsonNode snapshotTrace,
			@Nullable JsonNode iterationsByProducer) implements HubMessage {

		public HubHello {
			producers = List.copyOf(producers);
		}

	}

	/**
	 * A producer came.
	 *
	 * @param producer who
	 * @param joinedAt when
	 */
	@JsonTypeName("producer_joined")
	record ProducerJoined(Producer producer, @Nullable Instant joinedAt) implements HubMessage {
	}

	/**
	 * A producer went.
	 *
	 * @param producerId who
	 * @param leftAt when
	 * @param reason why
	 */
	@JsonTypeName("producer_left")
	record ProducerLeft(String producerId, @Nullable Instant leftAt, @Nullable String reason) implements HubMessage {
	}

	/**
	 * An ensemble instance that publishes to a hub.
	 *
	 * @param producerId its id
	 * @param serviceName the ensemble
	 * @param instanceId the instance
	 * @param host where it runs
	 * @param version its version
	 * @param tags its labels; any JSON object
	 */
	record Producer(String producerId, @Nullable String serviceName, @Nullable String instanceId, @Nullable String host,
			@Nullable String version, @Nullable JsonNode tags) {
	}

}
