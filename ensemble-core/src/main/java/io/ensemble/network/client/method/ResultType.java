package io.ensemble.network.client.method;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import io.ensemble.network.RemoteCall;
import io.ensemble.network.RemoteWork;
import org.jspecify.annotations.Nullable;

import org.springframework.core.GenericTypeResolver;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;

/**
 * The type that a method of a client returns.
 *
 * @param type the type, its variables replaced where the interface says what they are
 */
record ResultType(Type type) {

	private static final Set<Class<?>> FUTURES = Set.of(CompletableFuture.class, CompletionStage.class, Future.class);

	/**
	 * Look at what a method returns.
	 * @param method the method
	 * @param client the interface
	 * @return its type
	 * @throws IllegalArgumentException if no call can give that
	 */
	static ResultType of(Method method, Class<?> client) {
		ResultType result = new ResultType(GenericTypeResolver.resolveType(method.getGenericReturnType(), client));
		if (!isKnown(result.type)) {
			throw new IllegalArgumentException(
					"the result is of type %s, which tells too little to read it".formatted(result.type.getTypeName()));
		}
		return result;
	}

	/**
	 * The way of calls with this result.
	 * @return how to make them
	 * @throws IllegalArgumentException if no call can give that
	 */
	ResultForm form() {
		Class<?> raw = ResolvableType.forType(this.type).toClass();
		if (raw == RemoteWork.class) {
			return content()::start;
		}
		if (FUTURES.contains(raw)) {
			ResultType content = content();
			return (call, input) -> content.start(call, input).result();
		}
		if (ReactiveAdapterRegistry.getSharedInstance().getAdapter(raw) != null) {
			throw new IllegalArgumentException("the result is a %s, which is not supported; return a CompletableFuture"
				.formatted(raw.getSimpleName()));
		}
		return isVoid() ? ResultType::callForNothing : this::call;
	}

	private ResultType content() {
		if (this.type instanceof ParameterizedType parameterized) {
			return new ResultType(parameterized.getActualTypeArguments()[0]);
		}
		throw new IllegalArgumentException(
				"the result is a %s of nothing; name the type of its result".formatted(this.type.getTypeName()));
	}

	private boolean isVoid() {
		return this.type == void.class || this.type == Void.class;
	}

	private RemoteWork<?> start(RemoteCall call, Object input) {
		return isVoid() ? call.submit(input).<@Nullable Void>map((output) -> null) : call.submit(input, reference());
	}

	private Object call(RemoteCall call, Object input) {
		return call.call(input, reference());
	}

	private static @Nullable Object callForNothing(RemoteCall call, Object input) {
		call.call(input);
		return null;
	}

	private ParameterizedTypeReference<Object> reference() {
		return ParameterizedTypeReference.forType(this.type);
	}

	private static boolean isKnown(Type type) {
		if (type instanceof ParameterizedType parameterized) {
			return Stream.of(parameterized.getActualTypeArguments()).allMatch(ResultType::isKnown);
		}
		if (type instanceof GenericArrayType array) {
			return isKnown(array.getGenericComponentType());
		}
		return type instanceof Class<?>
				|| (type instanceof WildcardType wildcard && isKnown(wildcard.getUpperBounds()[0]));
	}

}
