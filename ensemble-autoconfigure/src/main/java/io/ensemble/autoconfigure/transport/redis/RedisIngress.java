package io.ensemble.autoconfigure.transport.redis;

import java.util.List;

import io.ensemble.autoconfigure.transport.ingress.IngressLifecycle;
import io.ensemble.lifecycle.EnsembleLifecycle;
import io.ensemble.transport.ingress.EntryReader;
import io.ensemble.transport.redis.stream.StreamConnections;

/**
 * Reads streams, by connections of its own.
 */
class RedisIngress extends IngressLifecycle implements AutoCloseable {

	private final RedisAccess access;

	private final StreamConnections connections;

	RedisIngress(List<? extends EntryReader> readers, Runnable requirements, EnsembleLifecycle lifecycle,
			RedisAccess access, StreamConnections connections) {
		super(readers, requirements, lifecycle);
		this.access = access;
		this.connections = connections;
	}

	@Override
	public void close() {
		this.connections.close();
		this.access.close();
	}

}
