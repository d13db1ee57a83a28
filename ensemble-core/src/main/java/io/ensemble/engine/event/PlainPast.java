package io.ensemble.engine.event;

import java.util.List;

import io.ensemble.work.WorkEvent;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkStatus;
import org.jspecify.annotations.Nullable;

/**
 * The past of nearly all work: accepted, started once, ended. Its events can be told from
 * the last record.
 *
 * @param accepted the number of the event of its acceptance
 * @param started the number of the event of its start
 * @param last the event of its end
 */
record PlainPast(long accepted, long started, WorkEvent.Changed last) implements Past {

	private static final int EVENTS = 3;

	/**
	 * See whether a past is such a one.
	 * @param events the past
	 * @return the same in short, {@code null} if it is not
	 */
	static @Nullable PlainPast of(List<WorkEvent> events) {
		if (events.size() == EVENTS && events.get(0) instanceof WorkEvent.Changed accepted
				&& events.get(1) instanceof WorkEvent.Changed started
				&& events.get(2) instanceof WorkEvent.Changed last) {
			PlainPast plain = new PlainPast(accepted.sequence(), started.sequence(), last);
			boolean same = plain.queued().equals(accepted.record()) && plain.running().equals(started.record());
			return same ? plain : null;
		}
		return null;
	}

	@Override
	public List<WorkEvent> events() {
		WorkRecord queued = queued();
		WorkRecord running = running();
		return List.of(new WorkEvent.Changed(this.accepted, queued.submittedAt(), queued),
				new WorkEvent.Changed(this.started,
						(running.startedAt() != null) ? running.startedAt() : this.last.at(), running),
				this.last);
	}

	@Override
	public long size() {
		return EventSize.of(this.last);
	}

	@Override
	public Past with(WorkEvent event) {
		Past eventful = new EventfulPast(events().get(0));
		events().stream().skip(1).forEach(eventful::with);
		return eventful.with(event);
	}

	@Override
	public Past ended() {
		return this;
	}

	private WorkRecord queued() {
		return this.last.record().requeued(0);
	}

	private WorkRecord running() {
		return this.last.record().withStatus(WorkStatus.RUNNING);
	}

}
