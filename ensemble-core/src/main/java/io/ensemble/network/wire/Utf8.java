package io.ensemble.network.wire;

/**
 * The size of text on the wire.
 */
public final class Utf8 {

	private static final int ONE_BYTE = 0x80;

	private static final int TWO_BYTES = 0x800;

	private static final int MAX_BYTES = 3;

	private Utf8() {
	}

	/**
	 * How many bytes a text takes in UTF-8. Half a surrogate pair counts two, so that a
	 * pair which is cut in two is counted right.
	 * @param text the text
	 * @return the number of bytes
	 */
	public static long length(CharSequence text) {
		long bytes = text.length();
		for (int i = 0; i < text.length(); i++) {
			char unit = text.charAt(i);
			if (unit >= ONE_BYTE) {
				bytes += (unit < TWO_BYTES || Character.isSurrogate(unit)) ? 1 : 2;
			}
		}
		return bytes;
	}

	/**
	 * Whether a text takes no more than a number of bytes in UTF-8; most are so short
	 * that this needs no look at them.
	 * @param text the text
	 * @param maxBytes the number
	 * @return {@code false} if it takes more
	 */
	static boolean fits(String text, int maxBytes) {
		return text.length() <= maxBytes / MAX_BYTES || length(text) <= maxBytes;
	}

}
