package io.ensemble.transport.memory;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import io.ensemble.work.Limits;

/**
 * What a shared memory keeps at most.
 *
 * @param maxValueBytes the longest value, in bytes of UTF-8
 * @param maxKeys how many keys a scope has
 */
public record MemoryLimits(int maxValueBytes, int maxKeys) {

	/** What holds unless said otherwise: 256 KiB, 10 000 keys. */
	public static final MemoryLimits DEFAULT = new MemoryLimits(256 * 1024, 10_000);

	/** The longest name of a writer, in characters. */
	public static final int MAX_WRITER_LENGTH = 1024;

	/**
	 * Look at what is to be written.
	 * @param value the value
	 * @param by who writes it
	 * @return why not; empty if it may be kept
	 */
	public Optional<MemoryChange.Refused> refusal(String value, String by) {
		if (!Limits.isText(value) || !Limits.isText(by)) {
			return refuse("What is kept must be text, without the character zero and halves of surrogate pairs");
		}
		if (by.length() > MAX_WRITER_LENGTH) {
			return refuse("The name of the writer must not be longer than " + MAX_WRITER_LENGTH + " characters");
		}
		if (value.getBytes(StandardCharsets.UTF_8).length > this.maxValueBytes) {
			return refuse("The value must not be longer than " + this.maxValueBytes + " bytes");
		}
		return Optional.empty();
	}

	private static Optional<MemoryChange.Refused> refuse(String reason) {
		return Optional.of(new MemoryChange.Refused(reason));
	}

	/**
	 * There are as many keys as there may be.
	 * @return what to answer to a new one
	 */
	public MemoryChange full() {
		return new MemoryChange.Refused("There are " + this.maxKeys + " keys already, and there may not be more");
	}

}
