package io.ensemble.autoconfigure.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.ensemble.engine.event.Subscription;
import io.ensemble.engine.event.WorkEvents;
import io.ensemble.work.WorkEvent;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/**
 * Lets every bean that is a {@code Consumer<WorkEvent>} listen, from before the first
 * port opens until after the last one is closed.
 */
class WorkEventSubscriptions implements SmartLifecycle {

	private final List<Subscription> subscriptions = new ArrayList<>();

	private final WorkEvents events;

	private final ObjectProvider<Consumer<WorkEvent>> listeners;

	/**
	 * Subscribe when started.
	 * @param events the stream
	 * @param listeners the listeners
	 */
	WorkEventSubscriptions(WorkEvents events, ObjectProvider<Consumer<WorkEvent>> listeners) {
		this.events = events;
		this.listeners = listeners;
	}

	@Override
	public synchronized void start() {
		this.listeners.orderedStream().map(this.events::listen).forEach(this.subscriptions::add);
	}

	@Override
	public synchronized void stop() {
		this.subscriptions.forEach(Subscription::cancel);
		this.subscriptions.clear();
	}

	@Override
	public synchronized boolean isRunning() {
		return !this.subscriptions.isEmpty();
	}

	@Override
	public int getPhase() {
		return 0;
	}

}
