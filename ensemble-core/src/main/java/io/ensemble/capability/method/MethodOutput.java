package io.ensemble.capability.method;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;

/**
 * What a method returns, as the text of a result.
 */
public final class MethodOutput {

	private MethodOutput() {
	}

	/**
	 * Write a returned value: text as it is, nothing as the empty text, a stage when it
	 * is complete, everything else as JSON.
	 * @param value what the method returned
	 * @return the text, now or later; fails with the bare exception of the stage, which
	 * is cancelled with it
	 */
	public static CompletionStage<String> write(@Nullable Object value) {
		if (!(value instanceof CompletionStage<?> stage)) {
			return CompletableFuture.completedFuture(text(value));
		}
		CompletableFuture<String> output = new CompletableFuture<>();
		stage.whenComplete((later, failure) -> complete(output, later, failure));
		output.whenComplete((text, failure) -> {
			if (output.isCancelled()) {
				stage.toCompletableFuture().cancel(true);
			}
		});
		return output;
	}

	private static void complete(CompletableFuture<String> output, @Nullable Object value,
			@Nullable Throwable failure) {
		if (failure != null) {
			output.completeExceptionally(bare(failure));
			return;
		}
		try {
			output.complete(text(value));
		}
		catch (RuntimeException ex) {
			output.completeExceptionally(ex);
		}
	}

	private static Throwable bare(Throwable failure) {
		Throwable cause = failure.getCause();
		return (failure instanceof CompletionException && cause != null) ? cause : failure;
	}

	private static String text(@Nullable Object value) {
		try {
			return CapabilityJson.write(value);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("The result cannot be written as JSON", ex);
		}
	}

}
