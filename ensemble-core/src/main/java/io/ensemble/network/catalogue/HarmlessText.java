package io.ensemble.network.catalogue;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ensemble.protocol.part.SharedCapability;
import io.ensemble.work.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Makes what a peer says of its capabilities fit for a model: no characters that a person
 * would not see, nothing endless. What the words say is still the peer's.
 */
final class HarmlessText {

	private static final int MAX_DESCRIPTION = 900;

	private static final int MAX_SCHEMA = 16 * 1024;

	private static final int MAX_CAPABILITIES = 256;

	private HarmlessText() {
	}

	/**
	 * Clean a list. What has no proper name is left out, as is what comes after the first
	 * 256.
	 * @param shared what the peer said
	 * @return what can be offered
	 */
	static List<SharedCapability> of(List<SharedCapability> shared) {
		return shared.stream()
			.filter((capability) -> Limits.isName(capability.name()))
			.limit(MAX_CAPABILITIES)
			.map(HarmlessText::of)
			.toList();
	}

	private static SharedCapability of(SharedCapability capability) {
		String description = Objects.requireNonNullElse(capability.description(), "");
		return new SharedCapability(capability.name(), clean(cut(description)), capability.type(), capability.tags(),
				schema(capability.inputSchema()));
	}

	private static @Nullable JsonNode schema(@Nullable JsonNode schema) {
		if (schema == null || !schema.isObject() || schema.toString().length() > MAX_SCHEMA) {
			return null;
		}
		return clean(schema);
	}

	private static JsonNode clean(JsonNode node) {
		if (node.isTextual()) {
			return JsonNodeFactory.instance.textNode(clean(node.textValue()));
		}
		if (node.isArray()) {
			return JsonNodeFactory.instance.arrayNode(node.size())
				.addAll(node.valueStream().map(HarmlessText::clean).toList());
		}
		if (node.isObject()) {
			ObjectNode object = JsonNodeFactory.instance.objectNode();
			node.properties().forEach((field) -> object.set(clean(field.getKey()), clean(field.getValue())));
			return object;
		}
		return node;
	}

	private static String cut(String text) {
		int limit = text.offsetByCodePoints(0, Math.min(MAX_DESCRIPTION, text.codePointCount(0, text.length())));
		return (limit < text.length()) ? text.substring(0, limit) + "..." : text;
	}

	private static String clean(String text) {
		StringBuilder clean = new StringBuilder(text.length());
		text.codePoints().filter(HarmlessText::isVisible).forEach(clean::appendCodePoint);
		return clean.toString().replaceAll("[\\s\\u0085]+", " ").strip();
	}

	// Line ends and tabs pass, to become spaces.
	private static boolean isVisible(int point) {
		return switch (Character.getType(point)) {
			case Character.CONTROL -> Character.isWhitespace(point);
			case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
			default -> true;
		};
	}

}
