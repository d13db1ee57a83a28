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

	private long size;

	EventfulPast(WorkEvent first) {
		add(first);
	}

	@Override
	public List<WorkEvent> events() {
		return List.copyOf(this.events);
	}

	@Override
	public long size() {
		return this.size;
	}

	@Override
	public Past with(WorkEvent event) {
		if (event instanceof WorkEvent.Changed || this.events.size() < MAX_EVENTS) {
			add(event);
		}
		return this;
	}

	@Override
	public Past ended() {
		Past plain = PlainPast.of(this.events);
		return (plain != null) ? plain : this;
	}

	private void add(WorkEvent event) {
		this.events.add(event);
		this.size += EventSize.of(event);
	}

}
