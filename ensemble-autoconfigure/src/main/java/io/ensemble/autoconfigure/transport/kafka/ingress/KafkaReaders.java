package io.ensemble.autoconfigure.transport.kafka.ingress;

import java.util.Map;

import io.ensemble.autoconfigure.transport.ingress.EntryIntakes;
import io.ensemble.autoconfigure.transport.kafka.KafkaClients;
import io.ensemble.engine.ingress.ContextFormat;
import io.ensemble.engine.ingress.EntryFormat;
import io.ensemble.engine.ingress.EntryIntake;
import io.ensemble.transport.ingress.DeadEntryListener;
import io.ensemble.transport.kafka.KafkaNames;
import io.ensemble.transport.kafka.KafkaSender;
import io.ensemble.transport.kafka.ingress.KafkaReader;
import io.ensemble.transport.kafka.ingress.KafkaSource;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.Ingress;

/**
 * Makes the reader of each configured topic.
 */
class KafkaReaders {

	private final Map<String, Object> settings;

	private final EntryIntakes intakes;

	private final KafkaSender sender;

	private final DeadEntryListener listener;

	KafkaReaders(KafkaClients clients, EntryIntakes intakes, KafkaSender sender, DeadEntryListener listener) {
		this.settings = clients.consumer();
		this.intakes = intakes;
		this.sender = sender;
		this.listener = listener;
	}

	KafkaReader reader(KafkaIngressProperties.Source source) {
		String topic = source.topic();
		Ingress ingress = (topic != null) ? Ingress.TOPIC : Ingress.QUEUE;
		String group = source.group();
		KafkaSource kafka = new KafkaSource((topic != null) ? topic : KafkaNames.PREFIX + source.queue(),
				(group != null) ? group : KafkaNames.PREFIX + this.intakes.ensemble(), ingress, source.concurrency());
		EntryIntake handler = this.intakes.intake(format(source), ingress, source.caller());
		return new KafkaReader(this.settings, kafka, handler, this.sender, this.listener);
	}

	private EntryFormat format(KafkaIngressProperties.Source source) {
		String task = source.task();
		return (task != null) ? new ContextFormat(task, source.priority(),
				new DeliverySpec(source.deliveryMethod(), source.deliveryAddress())) : this.intakes.envelopes();
	}

}
