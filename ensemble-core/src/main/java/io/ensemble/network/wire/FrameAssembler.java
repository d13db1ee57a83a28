package io.ensemble.network.wire;

import org.jspecify.annotations.Nullable;

/**
 * Puts the parts of a text message together, up to a limit. For one thread at a time, as
 * sockets deliver.
 */
public class FrameAssembler {

	private static final int BEGINNING = 512;

	private final int maxBytes;

	private final StringBuilder parts = new StringBuilder();

	private long bytes;

	/**
	 * Create an assembler.
	 * @param maxBytes the largest message, in bytes of UTF-8
	 */
	public FrameAssembler(int maxBytes) {
		this.maxBytes = maxBytes;
	}

	/**
	 * The size of a message.
	 * @param message the message
	 * @return its bytes of UTF-8
	 */
	public static long size(String message) {
		return Utf8.length(message);
	}

	/**
	 * Add a part.
	 * @param part the text
	 * @param last whether it ends the message
	 * @return the whole message, {@code null} as long as it goes on
	 * @throws FrameTooLargeException if the message is larger than the limit, as soon as
	 * that is certain
	 */
	public @Nullable String add(CharSequence part, boolean last) {
		this.bytes += Utf8.length(part);
		if (this.bytes > this.maxBytes) {
			throw new FrameTooLargeException(this.maxBytes, beginning(part));
		}
		if (last && this.parts.isEmpty()) {
			this.bytes = 0;
			return part.toString();
		}
		this.parts.append(part);
		return last ? whole() : null;
	}

	private String whole() {
		String message = this.parts.toString();
		this.parts.setLength(0);
		this.parts.trimToSize();
		this.bytes = 0;
		return message;
	}

	private String beginning(CharSequence part) {
		this.parts.append(part, 0, Math.min(part.length(), BEGINNING));
		return this.parts.substring(0, Math.min(this.parts.length(), BEGINNING));
	}

}
