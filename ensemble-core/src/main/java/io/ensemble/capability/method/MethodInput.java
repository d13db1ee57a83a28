package io.ensemble.capability.method;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.ensemble.capability.WorkContext;
import io.ensemble.work.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/**
 * How the parameters of a method are filled from the input of the work.
 *
 * <p>
 * The form that the schema shows is a JSON object with a field for each parameter. A
 * method with one parameter also takes the value alone: JSON, or plain text.
 */
public final class MethodInput {

	private final Class<?>[] parameterTypes;

	private final List<InputParameter> parameters;

	private final String schema;

	MethodInput(Class<?>[] parameterTypes, List<InputParameter> parameters, String schema) {
		this.parameterTypes = parameterTypes;
		this.parameters = List.copyOf(parameters);
		this.schema = schema;
	}

	/**
	 * Read the signature of a method.
	 * @param method the method
	 * @param type the class that the method is called on; resolves type variables
	 * @param source bean and method, for error messages
	 * @return its input
	 * @throws io.ensemble.capability.InvalidCapabilityException if the parameters have no
	 * names or one of them can never be filled
	 */
	public static MethodInput of(Method method, Class<?> type, String source) {
		return new MethodSignature(method, type, source).toInput();
	}

	/**
	 * The input as a JSON schema.
	 * @return a schema of an object
	 */
	public String schema() {
		return this.schema;
	}

	/**
	 * Fill the parameters.
	 * @param context the work; its input is read, and it is itself a parameter where one
	 * asks for it
	 * @return the arguments in order
	 * @throws InvalidRequestException if the input does not fit; names the field
	 */
	public @Nullable Object[] bind(WorkContext context) {
		@Nullable Object[] arguments = new @Nullable Object[this.parameterTypes.length];
		for (int i = 0; i < arguments.length; i++) {
			arguments[i] = (this.parameterTypes[i] == WorkContext.class) ? context : null;
		}
		if (this.parameters.size() == 1) {
			InputParameter parameter = this.parameters.get(0);
			arguments[parameter.index()] = single(parameter, context.input());
		}
		else if (!this.parameters.isEmpty()) {
			JsonNode fields = fields(context.input());
			this.parameters.forEach((parameter) -> arguments[parameter.index()] = InputReader.read(parameter,
					fields.get(parameter.name())));
		}
		return arguments;
	}

	private JsonNode fields(String input) {
		JsonNode fields = InputReader.parse(input);
		if (!fields.isObject()) {
			throw new InvalidRequestException("context",
					this.parameters.stream()
						.map((parameter) -> "'" + parameter.name() + "'")
						.collect(Collectors.joining(", ", "The input must be a JSON object with the fields ", "")));
		}
		return fields;
	}

	private static @Nullable Object single(InputParameter parameter, String input) {
		if (parameter.isText()) {
			return text(parameter, input);
		}
		JsonNode node = InputReader.parse(input);
		if (!isWrapped(parameter, node)) {
			return InputReader.read(parameter, input.isBlank() ? null : node);
		}
		if (!parameter.hasFieldOfItsName()) {
			return InputReader.read(parameter, node.get(parameter.name()));
		}
		try {
			return InputReader.read(parameter, node);
		}
		catch (InvalidRequestException ex) {
			return InputReader.read(parameter, node.get(parameter.name()));
		}
	}

	private static String text(InputParameter parameter, String input) {
		if (!input.stripLeading().startsWith("{")) {
			return input;
		}
		JsonNode node = InputReader.parse(input);
		return (isWrapped(parameter, node) && node.get(parameter.name()).isTextual())
				? node.get(parameter.name()).textValue() : input;
	}

	private static boolean isWrapped(InputParameter parameter, JsonNode node) {
		return node.isObject() && node.size() == 1 && node.has(parameter.name());
	}

}
