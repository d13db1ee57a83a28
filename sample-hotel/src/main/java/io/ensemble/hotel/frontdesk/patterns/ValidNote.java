package io.ensemble.hotel.frontdesk.patterns;

import io.ensemble.capability.WorkContext;
import io.ensemble.capability.annotation.SharedTask;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Retry until valid: plain Java checks what the agent wrote and tells it what is wrong.
 */
@Component
@Profile("patterns")
class ValidNote {

	private static final int MAX_LENGTH = 60;

	private static final int ATTEMPTS = 3;

	private final Colleagues colleagues;

	ValidNote(Colleagues colleagues) {
		this.colleagues = colleagues;
	}

	@SharedTask(description = "Writes a note that fits on a card of 60 characters")
	String writeCard(String occasion, WorkContext work) {
		String request = occasion;
		for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
			String note = this.colleagues.ask("draft-note", request);
			if (note.length() <= MAX_LENGTH) {
				return note;
			}
			work.progress("draft %d has %d characters".formatted(attempt, note.length()), null);
			request = "%s\nYour last note had %d characters; use at most %d characters.".formatted(occasion,
					note.length(), MAX_LENGTH);
		}
		throw new IllegalStateException(
				"No note of at most %d characters after %d drafts".formatted(MAX_LENGTH, ATTEMPTS));
	}

}
