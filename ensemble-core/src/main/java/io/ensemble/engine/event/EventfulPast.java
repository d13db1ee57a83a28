package io.ensemble.engine.event;

import java.util.ArrayList;
import java.util.List;

import io.ensemble.work.WorkEvent;

/**
 * A past that is kept event by event.
 */
final class EventfulPast implements Past {

	private static final int MAX_EVENTS = 256;

	private static final int USUAL_EVENTS = 3;

	private final List<WorkEvent> events = new ArrayList<>(USUAL_EVENTS);

	EventfulPast(WorkEvent first) {
		this.events.add(first);
	}

	@Override
	public synchronized List<WorkEvent> events() {
		return List.copyOf(this.events);
	}

	@Override
	public synchronized Past with(WorkEvent event) {
		if (event instanceof WorkEvent.Changed || this.events.size() < MAX_EVENTS) {
			this.events.add(event);
		}
		return this;
	}

	@Override
	public synchronized Past ended() {
		Past plain = PlainPast.of(this.events);
		return (plain != null) ? plain : this;
	}

}
