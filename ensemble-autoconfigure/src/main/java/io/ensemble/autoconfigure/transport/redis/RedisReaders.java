package io.ensemble.autoconfigure.transport.redis;

import java.util.Objects;

import io.ensemble.autoconfigure.transport.ingress.EntryIntakes;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.ingress.ContextFormat;
import io.ensemble.engine.ingress.EntryFormat;
import io.ensemble.transport.ingress.DeadEntryListener;
import io.ensemble.transport.redis.ingress.StreamReader;
import io.ensemble.transport.redis.ingress.StreamSource;
import io.ensemble.transport.redis.stream.StreamConnections;
import io.ensemble.transport.redis.stream.StreamSettings;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.Ingress;

/**
 * Makes the reader of each configured stream.
 */
class RedisReaders {

	private static final String GROUP = "agentensemble.";

	private final RedisAccess access;

	private final StreamConnections connections;

	private final RedisTransportProperties redis;

	private final EntryIntakes intakes;

	private final EnginePorts ports;

	private final DeadEntryListener listener;

	RedisReaders(RedisAccess access, StreamConnections connections, RedisTransportProperties redis,
			EntryIntakes intakes, EnginePorts ports, DeadEntryListener listener) {
		this.access = access;
		this.connections = connections;
		this.redis = redis;
		this.intakes = intakes;
		this.ports = ports;
		this.listener = listener;
	}

	StreamReader reader(RedisIngressProperties.Source source) {
		return new StreamReader(stream(source), this.connections,
				this.intakes.intake(format(source), Ingress.QUEUE, source.caller()), this.listener, this.ports.timers(),
				this.access.threads());
	}

	private StreamSource stream(RedisIngressProperties.Source source) {
		String key = Objects.requireNonNull(source.stream());
		String group = source.group();
		String ensemble = this.intakes.ensemble();
		return new StreamSource(key, (group != null) ? group : GROUP + ensemble,
				ensemble + "-" + Long.toHexString(this.ports.random().nextLong()), source.field(),
				this.redis.keyPrefix() + "dead-letters:" + key, source.claimAfter(),
				StreamSettings.block(this.redis.commandTimeout()));
	}

	private EntryFormat format(RedisIngressProperties.Source source) {
		String task = source.task();
		return (task != null) ? new ContextFormat(task, source.priority(),
				new DeliverySpec(source.deliveryMethod(), source.deliveryAddress())) : this.intakes.envelopes();
	}

}
