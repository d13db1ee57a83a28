package io.ensemble.protocol;

import io.ensemble.protocol.message.Message;
import io.ensemble.work.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * What became of a text frame.
 */
public sealed interface Decoded {

	/**
	 * It is a message of ours.
	 *
	 * @param message the message
	 */
	record Known(Message message) implements Decoded {
	}

	/**
	 * It is a message of a type that we do not have.
	 *
	 * @param type the type it says it is; hostile text
	 * @param requestId the request it speaks of, hostile text; {@code null} if that
	 * cannot be read
	 */
	record Unknown(String type, @Nullable String requestId) implements Decoded {
	}

	/**
	 * It cannot be read.
	 *
	 * @param code why, for programs
	 * @param field the field at fault, {@code message} if it is the frame as a whole
	 * @param message what the field must be, in words that hold nothing of the frame
	 * @param type the type it says it is, hostile text; {@code null} if that cannot be
	 * read
	 * @param requestId the request it speaks of, hostile text; {@code null} if that
	 * cannot be read
	 */
	record Malformed(ErrorCode code, String field, String message, @Nullable String type,
			@Nullable String requestId) implements Decoded {

		/**
		 * What to tell the sender, without the code.
		 * @return the field and what it must be
		 */
		public String detail() {
			return this.field + " " + this.message;
		}

	}

}
