package io.ensemble.network.client.method;

import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;

import io.ensemble.network.OnDeadline;
import io.ensemble.network.RemoteCall;
import io.ensemble.network.RemoteCallCustomizer;
import io.ensemble.network.client.annotation.Deadline;
import io.ensemble.work.Priority;
import org.jspecify.annotations.Nullable;

/**
 * What an argument that is no input says about a call. The last one has the last word.
 */
enum CallOption {

	/** How urgent it is. */
	PRIORITY(Priority.class, RemoteCall::priority),

	/** How long the result is of use. */
	DEADLINE(Duration.class, RemoteCall::deadline),

	/** What to do when that time is over. */
	ON_DEADLINE(OnDeadline.class, RemoteCall::onDeadline),

	/** Everything else. */
	CUSTOMIZER(RemoteCallCustomizer.class, (call, customizer) -> customizer.customize(call));

	private final Class<?> type;

	private final BiFunction<RemoteCall, Object, RemoteCall> step;

	<T> CallOption(Class<T> type, BiFunction<RemoteCall, T, RemoteCall> step) {
		this.type = type;
		this.step = (call, argument) -> step.apply(call, type.cast(argument));
	}

	/**
	 * Look what a parameter says.
	 * @param parameter the parameter
	 * @return empty for input
	 * @throws IllegalArgumentException if the parameter contradicts itself
	 */
	static Optional<CallOption> of(Parameter parameter) {
		Deadline deadline = parameter.getAnnotation(Deadline.class);
		if (deadline != null) {
			check(parameter, deadline);
			return Optional.of(DEADLINE);
		}
		return Arrays.stream(values())
			.filter((option) -> option != DEADLINE && option.type.isAssignableFrom(parameter.getType()))
			.findFirst();
	}

	private static void check(Parameter parameter, Deadline deadline) {
		if (parameter.getType() != Duration.class) {
			throw new IllegalArgumentException(
					"the @Deadline parameter must be a Duration, but is a " + parameter.getType().getSimpleName());
		}
		if (!deadline.value().isEmpty()) {
			throw new IllegalArgumentException(
					"the @Deadline of a parameter has no value; its argument is the deadline");
		}
	}

	RemoteCall apply(RemoteCall call, @Nullable Object argument) {
		return (argument != null) ? this.step.apply(call, argument) : call;
	}

}
