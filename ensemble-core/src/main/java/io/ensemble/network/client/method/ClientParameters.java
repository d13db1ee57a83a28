package io.ensemble.network.client.method;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.ensemble.capability.CapabilityKind;
import io.ensemble.network.RemoteCall;
import org.jspecify.annotations.Nullable;

/**
 * What the parameters of a method of a client are, by their places.
 *
 * @param fields the input, with the names of its fields
 * @param options what is said about the call
 */
record ClientParameters(Map<Integer, String> fields, Map<CallOption, Integer> options) {

	/**
	 * Look at the parameters of a method.
	 * @param method the method
	 * @param kind what it calls
	 * @return its parameters
	 * @throws IllegalArgumentException if one of them cannot be used
	 */
	static ClientParameters of(Method method, CapabilityKind kind) {
		ClientParameters parameters = new ClientParameters(new LinkedHashMap<>(), new EnumMap<>(CallOption.class));
		for (int i = 0; i < method.getParameterCount(); i++) {
			parameters.add(i, method.getParameters()[i]);
		}
		if (parameters.fields.size() > 1 && !method.getParameters()[0].isNamePresent()) {
			throw new IllegalArgumentException(
					"several parameters are sent by their names, which are unknown; compile with -parameters");
		}
		if (kind == CapabilityKind.TOOL && parameters.options.containsKey(CallOption.PRIORITY)) {
			throw new IllegalArgumentException("a tool is called without a priority; remove the parameter");
		}
		return parameters;
	}

	private void add(int place, Parameter parameter) {
		Optional<CallOption> option = CallOption.of(parameter);
		if (option.isEmpty()) {
			this.fields.put(place, parameter.getName());
		}
		else if (this.options.put(option.get(), place) != null) {
			throw new IllegalArgumentException(
					"there is more than one parameter of type " + parameter.getType().getSimpleName());
		}
	}

	RemoteCall configure(RemoteCall call, @Nullable Object[] arguments) {
		RemoteCall configured = call;
		for (Map.Entry<CallOption, Integer> option : this.options.entrySet()) {
			configured = option.getKey().apply(configured, arguments[option.getValue()]);
		}
		return configured;
	}

	Object input(@Nullable Object[] arguments) {
		if (this.fields.size() > 1) {
			Map<String, @Nullable Object> input = new LinkedHashMap<>();
			this.fields.forEach((place, name) -> input.put(name, arguments[place]));
			return input;
		}
		return this.fields.keySet().stream().findFirst().<Object>map((place) -> arguments[place]).orElse("");
	}

}
