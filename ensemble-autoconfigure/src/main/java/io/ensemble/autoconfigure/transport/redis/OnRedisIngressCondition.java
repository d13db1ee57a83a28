package io.ensemble.autoconfigure.transport.redis;

import org.springframework.boot.context.properties.bind.Bindable;

/**
 * Whether a stream is configured that work is read from.
 */
class OnRedisIngressCondition extends OnEntriesCondition {

	OnRedisIngressCondition() {
		super("ensemble.ingress.redis", Bindable.mapOf(String.class, Object.class));
	}

}
