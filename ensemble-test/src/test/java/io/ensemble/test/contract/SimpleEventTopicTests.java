package io.ensemble.test.contract;

import java.util.UUID;

import io.ensemble.transport.simple.local.SimpleEventTopic;
import io.ensemble.transport.topic.EventTopic;

/**
 * {@link SimpleEventTopic} does what every topic does.
 */
class SimpleEventTopicTests extends EventTopicContract {

	private final EventTopic topics = new SimpleEventTopic();

	@Override
	protected EventTopic topics() {
		return this.topics;
	}

	@Override
	protected String newTopic() {
		return "t-" + UUID.randomUUID();
	}

}
