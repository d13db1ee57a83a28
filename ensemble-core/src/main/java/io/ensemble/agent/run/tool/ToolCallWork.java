package io.ensemble.agent.run.tool;

import java.util.concurrent.atomic.AtomicBoolean;

import io.ensemble.capability.ChildIds;
import io.ensemble.capability.DelegatingWorkContext;
import io.ensemble.capability.WorkContext;
import io.ensemble.capability.WorkJournal;

/**
 * The work as one of its tool calls sees it. The ids of child requests are reserved when
 * this is made, so they follow the order of the calls and not that of the threads.
 */
final class ToolCallWork extends DelegatingWorkContext {

	private final String id;

	private final ChildIds further;

	private final AtomicBoolean idTaken = new AtomicBoolean();

	/**
	 * Reserve the ids of a call.
	 * @param run the work of the run
	 * @param attempt the attempt in which the model wanted the call
	 */
	ToolCallWork(WorkContext run, int attempt) {
		super(run);
		this.id = ChildIds.inAttempt(run.nextChildId(), attempt);
		this.further = ChildIds.afterFirst(this.id);
	}

	// The journal is that of the run; what a tool does inside is one step of it.
	@Override
	public WorkJournal journal() {
		return WorkJournal.NONE;
	}

	@Override
	public String nextChildId() {
		return this.idTaken.compareAndSet(false, true) ? this.id : this.further.next();
	}

}
