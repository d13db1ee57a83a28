package io.ensemble.work;

import java.time.Instant;

/**
 * Something that happened to work. Dashboards, metrics, audit and waiting callers listen
 * to these and do nothing else.
 */
public sealed interface WorkEvent {

	/**
	 * When it happened.
	 * @return the engine's time
	 */
	Instant at();

	/**
	 * The work has a new status or priority.
	 *
	 * @param sequence increases by one with every event of the ensemble
	 * @param at when
	 * @param record the work from now on
	 */
	record Changed(long sequence, Instant at, WorkRecord record) implements WorkEvent {
	}

	/**
	 * Running work told how far it is.
	 *
	 * @param sequence increases by one with every event of the ensemble
	 * @param at when
	 * @param record the work
	 * @param progress what it told
	 */
	record Progressed(long sequence, Instant at, WorkRecord record, WorkProgress progress) implements WorkEvent {
	}

	/**
	 * A request was not accepted.
	 *
	 * @param at when
	 * @param submission what was handed in
	 * @param code why it was refused
	 */
	record Refused(Instant at, Submission submission, ErrorCode code) implements WorkEvent {
	}

	/**
	 * A result came for work that had ended or moved elsewhere before, and was dropped.
	 *
	 * @param at when
	 * @param record the attempt that came too late
	 */
	record Late(Instant at, WorkRecord record) implements WorkEvent {
	}

}
