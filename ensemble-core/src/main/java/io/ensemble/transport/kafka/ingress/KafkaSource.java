package io.ensemble.transport.kafka.ingress;

import io.ensemble.work.Ingress;

/**
 * A topic that work is read from.
 *
 * @param topic the topic
 * @param group the consumer group; its members share the records
 * @param ingress {@code QUEUE} if the records are envelopes of ours, with the id of the
 * request as key; {@code TOPIC} if they are a stranger's
 * @param concurrency how many partitions are read at once
 */
public record KafkaSource(String topic, String group, Ingress ingress, int concurrency) {

	boolean keyIsRequestId() {
		return this.ingress == Ingress.QUEUE;
	}

}
