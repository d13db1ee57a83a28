package io.ensemble.transport.simple.local;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.ensemble.transport.topic.EventTopic;
import io.ensemble.transport.topic.SafeListener;
import io.ensemble.transport.topic.TopicEvent;
import io.ensemble.transport.topic.TopicSubscription;

/**
 * Topics within one process. Listeners are told on the thread that publishes.
 */
public class SimpleEventTopic implements EventTopic {

	private final Map<String, List<SafeListener>> listeners = new ConcurrentHashMap<>();

	@Override
	public CompletionStage<Void> publish(TopicEvent event) {
		this.listeners.getOrDefault(event.topic(), List.of()).forEach((listener) -> listener.accept(event));
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public CompletionStage<TopicSubscription> subscribe(String topic, Consumer<TopicEvent> listener) {
		TopicEvent.requireName(topic);
		SafeListener safe = new SafeListener(topic, listener);
		this.listeners.compute(topic, (name, present) -> {
			List<SafeListener> all = (present != null) ? present : new CopyOnWriteArrayList<>();
			all.add(safe);
			return all;
		});
		return CompletableFuture.completedFuture(() -> cancel(topic, safe));
	}

	private void cancel(String topic, SafeListener listener) {
		this.listeners.computeIfPresent(topic, (name, present) -> {
			present.removeIf((other) -> other == listener);
			return present.isEmpty() ? null : present;
		});
	}

}
