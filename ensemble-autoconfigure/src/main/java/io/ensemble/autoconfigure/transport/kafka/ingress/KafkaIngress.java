package io.ensemble.autoconfigure.transport.kafka.ingress;

import java.util.List;

import io.ensemble.autoconfigure.transport.ingress.IngressLifecycle;
import io.ensemble.lifecycle.EnsembleLifecycle;
import io.ensemble.transport.kafka.ingress.KafkaReader;

/**
 * Reads topics of Kafka.
 */
class KafkaIngress extends IngressLifecycle {

	private final List<KafkaReader> readers;

	KafkaIngress(List<KafkaReader> readers, Runnable requirements, EnsembleLifecycle lifecycle) {
		super(readers, requirements, lifecycle);
		this.readers = readers;
	}

	List<KafkaReader> readers() {
		return this.readers;
	}

}
