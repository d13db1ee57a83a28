package io.ensemble.autoconfigure.transport.ingress;

import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.ingress.EntryFormat;
import io.ensemble.engine.ingress.EntryIntake;
import io.ensemble.engine.ingress.EnvelopeFormat;
import io.ensemble.engine.intake.WorkIntake;
import io.ensemble.protocol.http.HttpJson;
import io.ensemble.work.Ingress;

/**
 * Makes the doors for entries of queues and topics.
 *
 * @param settings say how large they may be
 * @param intake takes the work
 */
public record EntryIntakes(EngineSettings settings, WorkIntake intake) {

	/** Leaves room for what JSON adds to a context of the largest size. */
	private static final long ENVELOPE_SIZE = 64 * 1024;

	/**
	 * Whose doors they are.
	 * @return the name of the ensemble
	 */
	public String ensemble() {
		return this.settings.ensemble();
	}

	/**
	 * A door.
	 * @param format how entries are read
	 * @param ingress what the door is called
	 * @param caller who entries are taken to come from
	 * @return the door
	 */
	public EntryIntake intake(EntryFormat format, Ingress ingress, String caller) {
		return new EntryIntake(this.intake, format, ingress, caller,
				2L * this.settings.maxContextSize() + ENVELOPE_SIZE);
	}

	/**
	 * How envelopes are read.
	 * @return their format
	 */
	public EntryFormat envelopes() {
		return new EnvelopeFormat(new HttpJson(this.settings.maxContextSize()));
	}

}
