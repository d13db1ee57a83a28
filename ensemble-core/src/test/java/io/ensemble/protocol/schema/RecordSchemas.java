package io.ensemble.protocol.schema;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ensemble.protocol.part.WorkEnvelope;
import org.jspecify.annotations.Nullable;

/**
 * Derives JSON Schema from the records that the codecs read and write, by the rules by
 * which they do.
 */
final class RecordSchemas {

	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

	private static final Map<Class<?>, String> SCALARS = Map.of(String.class, "string", int.class, "integer",
			Integer.class, "integer", long.class, "integer", Long.class, "integer", double.class, "number",
			Double.class, "number", boolean.class, "boolean");

	private static final Set<Class<?>> TIMES = Set.of(Instant.class, Duration.class);

	private final Set<Class<?>> read;

	private final Map<String, ObjectNode> definitions = new TreeMap<>();

	/**
	 * Derive schemas.
	 * @param read the types that others write for us, which may leave out what has a
	 * default; {@code null} for all
	 */
	RecordSchemas(@Nullable Set<Class<?>> read) {
		this.read = read;
	}

	Map<String, ObjectNode> definitions() {
		return this.definitions;
	}

	/**
	 * Add a type and all that it consists of.
	 * @param type a record or enum
	 * @return a schema that refers to it
	 */
	ObjectNode add(Class<?> type) {
		String name = name(type);
		if (!this.definitions.containsKey(name)) {
			ObjectNode definition = JSON.objectNode();
			this.definitions.put(name, definition);
			definition.put("description", TypeComments.of(type).text());
			if (type.isEnum()) {
				definition.put("type", "string");
				Arrays.stream(type.getEnumConstants())
					.forEach((value) -> definition.withArray("enum").add(value.toString()));
			}
			else {
				describe(type, definition);
			}
		}
		return JSON.objectNode().put("$ref", "#/$defs/" + name);
	}

	private void describe(Class<?> type, ObjectNode definition) {
		Map<String, String> comments = TypeComments.of(type).components();
		ObjectNode properties = definition.put("type", "object").putObject("properties");
		ArrayNode required = JSON.arrayNode();
		if (type.isAnnotationPresent(JsonTypeName.class)) {
			properties.putObject("type").put("const", name(type));
			required.add("type");
		}
		for (RecordComponent component : type.getRecordComponents()) {
			ObjectNode property = property(type, component);
			property.put("description", comments.get(component.getName()));
			properties.set(component.getName(), property);
			if (isRequired(type, component)) {
				required.add(component.getName());
			}
		}
		if (!required.isEmpty()) {
			definition.set("required", required);
		}
	}

	private ObjectNode property(Class<?> type, RecordComponent component) {
		JsonDeserialize reader = annotation(type, component, JsonDeserialize.class);
		boolean anything = reader != null && reader.using().getSimpleName().equals("TextOrJsonDeserializer");
		return anything ? JSON.objectNode() : value(component.getAnnotatedType(), isRead(type));
	}

	private ObjectNode value(AnnotatedType annotated, boolean read) {
		Class<?> type = (annotated instanceof AnnotatedParameterizedType)
				? (Class<?>) ((java.lang.reflect.ParameterizedType) annotated.getType()).getRawType()
				: (Class<?>) annotated.getType();
		if (type.equals(JsonNode.class)) {
			return JSON.objectNode();
		}
		boolean nullable = annotated.isAnnotationPresent(Nullable.class);
		if (type.isRecord() || type.isEnum()) {
			ObjectNode reference = add(type);
			return nullable ? nullOr(reference) : reference;
		}
		return typed(type, annotated, read, nullable);
	}

	private ObjectNode typed(Class<?> type, AnnotatedType annotated, boolean read, boolean nullable) {
		ObjectNode schema = JSON.objectNode();
		ArrayNode types = JSON.arrayNode().add(jsonType(type));
		if (type.equals(Duration.class) && read) {
			types.add("number");
		}
		if (nullable) {
			types.add("null");
		}
		schema.set("type", (types.size() == 1) ? types.get(0) : types);
		if (annotated instanceof AnnotatedParameterizedType generic) {
			AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
			schema.set(type.equals(List.class) ? "items" : "additionalProperties",
					value(arguments[arguments.length - 1], read));
		}
		if (type.equals(Instant.class)) {
			schema.put("format", "date-time");
		}
		return schema;
	}

	private static String jsonType(Class<?> type) {
		if (type.equals(List.class)) {
			return "array";
		}
		if (type.equals(Map.class)) {
			return "object";
		}
		String scalar = TIMES.contains(type) ? "string" : SCALARS.get(type);
		if (scalar == null) {
			throw new IllegalStateException("Nobody said what " + type + " is in JSON");
		}
		return scalar;
	}

	private static ObjectNode nullOr(ObjectNode reference) {
		ObjectNode schema = JSON.objectNode();
		schema.putArray("anyOf").add(reference).addObject().put("type", "null");
		return schema;
	}

	private boolean isRequired(Class<?> type, RecordComponent component) {
		boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
		if (isRead(type)) {
			return !nullable && !component.getType().isPrimitive() && !component.getType().equals(List.class);
		}
		JsonInclude own = annotation(type, component, JsonInclude.class);
		JsonInclude common = (own != null) ? own : type.getAnnotation(JsonInclude.class);
		boolean always = common != null && common.value() == JsonInclude.Include.ALWAYS;
		return always || (!nullable && own == null);
	}

	private boolean isRead(Class<?> type) {
		return this.read == null || this.read.contains(type);
	}

	private static <A extends java.lang.annotation.Annotation> A annotation(Class<?> type, RecordComponent component,
			Class<A> annotation) {
		try {
			return type.getDeclaredField(component.getName()).getAnnotation(annotation);
		}
		catch (NoSuchFieldException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String name(Class<?> type) {
		JsonTypeName message = type.getAnnotation(JsonTypeName.class);
		if (message != null) {
			return message.value();
		}
		if (type.equals(WorkEnvelope.class)) {
			return "WorkRequest";
		}
		Class<?> outer = type.getEnclosingClass();
		boolean body = outer != null && outer.getSimpleName().endsWith("Body");
		return body ? outer.getSimpleName().replace("Body", "") + type.getSimpleName() : type.getSimpleName();
	}

}
