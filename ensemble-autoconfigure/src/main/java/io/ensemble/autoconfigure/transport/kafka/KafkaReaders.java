package io.ensemble.autoconfigure.transport.kafka;

import java.util.Map;

import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.ingress.ContextFormat;
import io.ensemble.engine.ingress.EntryFormat;
import io.ensemble.engine.ingress.EntryIntake;
import io.ensemble.engine.ingress.EnvelopeFormat;
import io.ensemble.engine.intake.WorkIntake;
import io.ensemble.protocol.http.HttpJson;
import io.ensemble.transport.ingress.DeadEntryListener;
import io.ensemble.transport.kafka.KafkaNames;
import io.ensemble.transport.kafka.KafkaReader;
import io.ensemble.transport.kafka.KafkaSender;
import io.ensemble.transport.kafka.KafkaSource;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.Ingress;

/**
 * Makes the reader of each configured topic.
 */
class KafkaReaders {

	/** Leaves room for what JSON adds to a context of the largest size. */
	private static final long ENVELOPE_SIZE = 64 * 1024;

	private final Map<String, Object> settings;

	private final EngineSettings engine;

	private final WorkIntake intake;

	private final KafkaSender sender;

	private final DeadEntryListener listener;

	KafkaReaders(KafkaClients clients, EngineSettings engine, WorkIntake intake, KafkaSender sender,
			DeadEntryListener listener) {
		this.settings = clients.consumer();
		this.engine = engine;
		this.intake = intake;
		this.sender = sender;
		this.listener = listener;
	}

	KafkaReader reader(KafkaIngressProperties.Source source) {
		String topic = source.topic();
		Ingress ingress = (topic != null) ? Ingress.TOPIC : Ingress.QUEUE;
		String group = source.group();
		KafkaSource kafka = new KafkaSource((topic != null) ? topic : KafkaNames.PREFIX + source.queue(),
				(group != null) ? group : KafkaNames.PREFIX + this.engine.ensemble(), ingress, source.concurrency());
		EntryIntake handler = new EntryIntake(this.intake, format(source), ingress, source.caller(),
				2L * this.engine.maxContextSize() + ENVELOPE_SIZE);
		return new KafkaReader(this.settings, kafka, handler, this.sender, this.listener);
	}

	private EntryFormat format(KafkaIngressProperties.Source source) {
		String task = source.task();
		return (task != null)
				? new ContextFormat(task, source.priority(),
						new DeliverySpec(source.deliveryMethod(), source.deliveryAddress()))
				: new EnvelopeFormat(new HttpJson(this.engine.maxContextSize()));
	}

}
