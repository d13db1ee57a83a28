package io.ensemble.autoconfigure.transport.kafka.ingress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.ensemble.autoconfigure.PropertyRule;
import io.ensemble.autoconfigure.transport.IngressTarget;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.Priority;
import io.ensemble.work.WorkKey;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Where work comes in by other ways than the network.
 *
 * @param kafka topics of Kafka that work is read from, by a name of your choice
 */
@ConfigurationProperties("ensemble.ingress")
record KafkaIngressProperties(@DefaultValue Map<String, Source> kafka) {

	KafkaIngressProperties {
		kafka.forEach((name, source) -> source.check("ensemble.ingress.kafka." + name));
	}

	List<IngressTarget> targets() {
		List<IngressTarget> targets = new ArrayList<>();
		this.kafka.forEach((name, source) -> {
			if (source.task() != null) {
				targets.add(new IngressTarget("ensemble.ingress.kafka." + name, source.task(),
						new DeliverySpec(source.deliveryMethod(), source.deliveryAddress())));
			}
		});
		return targets;
	}

	/**
	 * A topic of Kafka.
	 *
	 * @param queue name of a queue of ours; its topic is agentensemble.{queue} and holds
	 * work envelopes
	 * @param topic name of any other topic; each record becomes the input of the task
	 * @param task the task that records of the topic are for
	 * @param priority how urgent records of the topic are
	 * @param deliveryMethod how results of records of the topic are delivered
	 * @param deliveryAddress where to
	 * @param group consumer group; agentensemble.{name of the ensemble} unless set
	 * @param caller who the records are taken to come from
	 * @param concurrency how many partitions are read at once by this process
	 */
	record Source(@Nullable String queue, @Nullable String topic, @Nullable String task,
			@DefaultValue("NORMAL") Priority priority, @DefaultValue("STORE") DeliveryMethod deliveryMethod,
			@Nullable String deliveryAddress, @Nullable String group, @DefaultValue(WorkKey.ANYONE) String caller,
			@DefaultValue("1") int concurrency) {

		private static final String NAME = "[A-Za-z0-9._-]{1,200}";

		static Source ofQueue(String queue) {
			return new Source(queue, null, null, Priority.NORMAL, DeliveryMethod.STORE, null, null, WorkKey.ANYONE, 1);
		}

		void check(String property) {
			if ((this.queue != null) == (this.topic != null)) {
				throw new InvalidConfigurationPropertyValueException(property, this,
						"It must have either a queue or a topic.");
			}
			if ((this.topic != null) != (this.task != null)) {
				throw new InvalidConfigurationPropertyValueException(property + ".task", this.task,
						"It belongs to a topic, and a topic needs it.");
			}
			if (this.queue != null) {
				PropertyRule.matches(property + ".queue", this.queue, "(?!results\\.|topics\\.|work\\.)" + NAME,
						"It must be 1 to 200 letters, digits, dots, dashes and underscores, and not begin like the "
								+ "topics of results and of accepted work.");
			}
			if (this.topic != null) {
				PropertyRule.matches(property + ".topic", this.topic, NAME,
						"It must be 1 to 200 letters, digits, dots, dashes and underscores.");
			}
			PropertyRule.atLeast(property + ".concurrency", this.concurrency, 1);
		}

	}

}
