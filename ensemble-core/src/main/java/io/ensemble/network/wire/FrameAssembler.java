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
	 * Whether a message is no larger than a limit.
	 * @param message the message
	 * @param maxBytes the limit, in bytes of UTF-8
	 * @return {@code false} if it is larger
	 */
	public static boolean fits(String message, int maxBytes) {
		return Utf8.fits(message, maxBytes);
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
		if (last && this.parts.isEmpty()) {
			return single(part.toString());
		}
		this.bytes += Utf8.length(part);
		if (this.bytes > this.maxBytes) {
			throw new FrameTooLargeException(this.maxBytes, beginning(part));
		}
		this.parts.append(part);
		return last ? whole() : null;
	}

	private String single(String message) {
		if (!Utf8.fits(message, this.maxBytes)) {
			throw new FrameTooLargeException(this.maxBytes, beginning(message));
		}
		return message;
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
