package io.ensemble.autoconfigure.transport.redis;

import org.springframework.boot.context.properties.bind.Bindable;

/**
 * Whether results may be delivered to topics other than those of schedules, which bring
 * their own delivery if there are none.
 */
class OnTopicAddressesCondition extends OnEntriesCondition {

	OnTopicAddressesCondition() {
		super("ensemble.transport.redis.topic-addresses", Bindable.listOf(String.class));
	}

}
