package io.ensemble.protocol;

/**
 * Makes JSON fit for sockets. They send whole characters only and break at half a
 * surrogate pair, as is left when somebody cuts a text; its escape means the same.
 */
final class WholeCharacters {

	private WholeCharacters() {
	}

	/**
	 * Escape what is no whole character.
	 * @param json the JSON
	 * @return the same JSON, in characters that UTF-8 has
	 */
	static String of(String json) {
		for (int i = 0; i < json.length(); i++) {
			if (Character.isSurrogate(json.charAt(i))) {
				if (isHalf(json.codePointAt(i))) {
					return escaped(json);
				}
				i++;
			}
		}
		return json;
	}

	private static String escaped(String json) {
		StringBuilder escaped = new StringBuilder(json.length() + 16);
		json.codePoints().forEach((point) -> {
			if (isHalf(point)) {
				escaped.append(String.format("\\u%04x", point));
			}
			else {
				escaped.appendCodePoint(point);
			}
		});
		return escaped.toString();
	}

	private static boolean isHalf(int point) {
		return Character.getType(point) == Character.SURROGATE;
	}

}
