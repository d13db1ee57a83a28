package io.ensemble.capability.method;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ensemble.capability.InvalidCapabilityException;
import io.ensemble.capability.WorkContext;

import org.springframework.ai.chat.model.ToolContext;
import org.springframework.ai.util.json.schema.JsonSchemaGenerator;
import org.springframework.core.GenericTypeResolver;

/**
 * The parameters of a method and their schema, which is Spring AI's for the same method
 * without what is no input.
 *
 * @param method the method
 * @param type the class that it is called on
 * @param source bean and method, for error messages
 */
record MethodSignature(Method method, Class<?> type, String source) {

	private static final String PROPERTIES = "properties";

	private static final String REQUIRED = "required";

	MethodInput toInput() {
		ObjectNode schema = parse(JsonSchemaGenerator.generateForMethodInput(this.method));
		List<InputParameter> inputs = new ArrayList<>();
		for (int i = 0; i < this.method.getParameterCount(); i++) {
			Parameter parameter = this.method.getParameters()[i];
			if (parameter.getType() == WorkContext.class) {
				remove(schema, parameter.getName());
			}
			else {
				inputs.add(input(i, parameter, schema));
			}
		}
		return new MethodInput(this.method.getParameterTypes(), inputs, schema.toString());
	}

	private InputParameter input(int index, Parameter parameter, ObjectNode schema) {
		check(parameter);
		Type declared = this.method.getGenericParameterTypes()[index];
		Type resolved = GenericTypeResolver.resolveType(declared, this.type);
		if (!resolved.equals(declared)) {
			ObjectNode property = parse(JsonSchemaGenerator.generateForType(resolved));
			property.remove("$schema");
			schema.withObject(PROPERTIES).set(parameter.getName(), property);
		}
		if (isOptional(parameter)) {
			makeOptional(schema, parameter.getName());
		}
		return new InputParameter(index, parameter.getName(), CapabilityJson.MAPPER.constructType(resolved),
				isRequired(schema, parameter.getName()));
	}

	private void check(Parameter parameter) {
		if (!parameter.isNamePresent()) {
			throw new InvalidCapabilityException(this.source,
					"the names of the parameters are unknown; compile with -parameters");
		}
		if (parameter.getType() == ToolContext.class) {
			throw new InvalidCapabilityException(this.source, "take a WorkContext instead of the ToolContext '"
					+ parameter.getName() + "', which only local calls would have");
		}
	}

	private static boolean isOptional(Parameter parameter) {
		return parameter.getType() == Optional.class
				|| Stream.of(parameter.getAnnotations(), parameter.getAnnotatedType().getAnnotations())
					.flatMap(Stream::of)
					.map(Annotation::annotationType)
					.anyMatch((annotation) -> annotation.getSimpleName().equals("Nullable"));
	}

	private static void remove(ObjectNode schema, String name) {
		schema.withObject(PROPERTIES).remove(name);
		makeOptional(schema, name);
	}

	private static boolean isRequired(ObjectNode schema, String name) {
		return StreamSupport.stream(schema.withArray(REQUIRED).spliterator(), false)
			.map(JsonNode::asText)
			.anyMatch(name::equals);
	}

	private static void makeOptional(ObjectNode schema, String name) {
		for (Iterator<JsonNode> names = schema.withArray(REQUIRED).iterator(); names.hasNext();) {
			if (names.next().asText().equals(name)) {
				names.remove();
			}
		}
	}

	private static ObjectNode parse(String schema) {
		try {
			return (ObjectNode) CapabilityJson.MAPPER.readTree(schema);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("A generated schema is not JSON", ex);
		}
	}

}
