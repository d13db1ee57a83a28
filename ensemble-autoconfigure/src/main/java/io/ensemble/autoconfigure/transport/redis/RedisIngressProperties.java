package io.ensemble.autoconfigure.transport.redis;

import java.time.Duration;
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
 * Streams of Redis that work comes in by.
 *
 * @param redis streams that work is read from, by a name of your choice
 */
@ConfigurationProperties("ensemble.ingress")
record RedisIngressProperties(@DefaultValue Map<String, Source> redis) {

	RedisIngressProperties {
		redis.forEach((name, source) -> source.check("ensemble.ingress.redis." + name));
	}

	List<IngressTarget> targets() {
		List<IngressTarget> targets = new ArrayList<>();
		this.redis.forEach((name, source) -> {
			if (source.task() != null) {
				targets.add(new IngressTarget("ensemble.ingress.redis." + name, source.task(),
						new DeliverySpec(source.deliveryMethod(), source.deliveryAddress())));
			}
		});
		return targets;
	}

	/**
	 * How entries are read.
	 */
	enum Format {

		/** The field is the input of the task. */
		CONTEXT,

		/** The field is a work envelope. */
		ENVELOPE

	}

	/**
	 * A stream.
	 *
	 * @param stream key of the stream
	 * @param format whether the field is the input of the task (context), or a work
	 * envelope that names its task itself
	 * @param task the task that entries of the stream are for, if the format is context
	 * @param field the field of an entry that is read
	 * @param priority how urgent entries of the stream are, if the format is context
	 * @param deliveryMethod how results of entries of the stream are delivered, if the
	 * format is context
	 * @param deliveryAddress where to
	 * @param group consumer group; agentensemble.{name of the ensemble} unless set
	 * @param caller who the entries are taken to come from
	 * @param claimAfter after this time an entry that its reader did not acknowledge goes
	 * to another reader
	 */
	record Source(@Nullable String stream, @DefaultValue("CONTEXT") Format format, @Nullable String task,
			@DefaultValue("payload") String field, @DefaultValue("NORMAL") Priority priority,
			@DefaultValue("STORE") DeliveryMethod deliveryMethod, @Nullable String deliveryAddress,
			@Nullable String group, @DefaultValue(WorkKey.ANYONE) String caller,
			@DefaultValue("1m") Duration claimAfter) {

		void check(String property) {
			PropertyRule.matches(property + ".stream", (this.stream != null) ? this.stream : "",
					"(?!ensemble:\\{)\\S{1,512}", "It must be the key of a stream that is not an ensemble's own.");
			if ((this.format == Format.CONTEXT) != (this.task != null)) {
				throw new InvalidConfigurationPropertyValueException(property + ".task", this.task,
						"The format context needs it, and an envelope names its task itself.");
			}
			PropertyRule.matches(property + ".field", this.field, "\\S{1,200}", "It must be the name of a field.");
			PropertyRule.atLeast(property + ".claim-after", this.claimAfter, Duration.ofMillis(100));
		}

	}

}
