package io.ensemble.agent.run.tool;

/**
 * Puts text from outside between delimiters that the text itself cannot contain. Nothing
 * is lost: the escapes are those of XML.
 */
public final class UntrustedData {

	private static final int ZERO_WIDTH_NON_JOINER = 0x200C;

	private static final int ZERO_WIDTH_JOINER = 0x200D;

	private UntrustedData() {
	}

	/**
	 * Delimit a text.
	 * @param provenance where it comes from, as attributes made by
	 * {@link #attribute(String, String)}
	 * @param text the text
	 * @return a {@code data} element
	 */
	public static String wrap(String provenance, String text) {
		return "<data" + provenance + ">\n" + escape(text) + "\n</data>";
	}

	static String ofTool(String tool, String text) {
		return wrap(attribute("source", "tool " + tool), text);
	}

	/**
	 * Say something about a text.
	 * @param name what is said
	 * @param value may come from outside too
	 * @return an attribute, with a space before it
	 */
	public static String attribute(String name, String value) {
		return " " + name + "=\"" + escape(value).replace("\"", "&quot;") + "\"";
	}

	private static String escape(String text) {
		StringBuilder escaped = new StringBuilder(text.length() + 16);
		text.codePoints().forEach((point) -> append(escaped, point));
		return escaped.toString();
	}

	private static void append(StringBuilder escaped, int point) {
		if (point == '<') {
			escaped.append("&lt;");
		}
		else if (point == '&') {
			escaped.append("&amp;");
		}
		else if (isHidden(point)) {
			escaped.append("&#x").append(Integer.toHexString(point)).append(';');
		}
		else {
			escaped.appendCodePoint(point);
		}
	}

	// A reader does not see these but a model does: direction marks, tags, controls. The
	// joiners stay, many scripts need them.
	private static boolean isHidden(int point) {
		return switch (Character.getType(point)) {
			case Character.CONTROL -> point != '\n' && point != '\r' && point != '\t';
			case Character.FORMAT -> point != ZERO_WIDTH_NON_JOINER && point != ZERO_WIDTH_JOINER;
			case Character.SURROGATE -> true;
			default -> false;
		};
	}

}
