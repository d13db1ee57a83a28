package io.ensemble.capability.tool;

import java.util.Map;
import java.util.concurrent.ExecutionException;

import io.ensemble.capability.Capability;
import io.ensemble.work.InvalidRequestException;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ToolContext;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;
import org.springframework.ai.tool.execution.ToolExecutionException;

/**
 * A capability as a Spring AI tool. Every failure becomes a
 * {@link ToolExecutionException} around a {@link RuntimeException}, the one form that
 * goes to the model as an answer instead of ending its run.
 */
final class CapabilityToolCallback implements ToolCallback {

	private final Capability capability;

	private final ToolArguments arguments;

	private final ToolDefinition definition;

	private final ToolCaller caller;

	CapabilityToolCallback(Capability capability, ToolCaller caller) {
		this.capability = capability;
		this.arguments = ToolArguments.of(capability.inputSchema());
		this.definition = ToolDefinition.builder()
			.name(capability.name())
			.description(capability.description())
			.inputSchema(this.arguments.schema())
			.build();
		this.caller = caller;
	}

	@Override
	public ToolDefinition getToolDefinition() {
		return this.definition;
	}

	@Override
	public String call(String toolInput) {
		return call(toolInput, null);
	}

	@Override
	public String call(String toolInput, @Nullable ToolContext toolContext) {
		ToolContext context = (toolContext != null) ? toolContext : new ToolContext(Map.of());
		try {
			return this.caller.call(this.capability, this.arguments.unwrap(toolInput), context)
				.toCompletableFuture()
				.get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw failure("was interrupted, because the work ends. Stop here.", ex);
		}
		catch (ExecutionException ex) {
			throw failure((ex.getCause() != null) ? ex.getCause() : ex);
		}
		catch (Exception ex) {
			throw failure(ex);
		}
	}

	private ToolExecutionException failure(Throwable cause) {
		String message = (cause.getMessage() != null) ? cause.getMessage() : "no reason was given";
		if (cause instanceof InvalidRequestException) {
			return failure("did not accept its input: %s. Correct the input and call it again.".formatted(message),
					cause);
		}
		return failure("failed: %s. Do not repeat the same call; go another way, or say what could not be done."
			.formatted(message), cause);
	}

	private ToolExecutionException failure(String message, Throwable cause) {
		return new ToolExecutionException(this.definition,
				new IllegalStateException("The tool '" + this.capability.name() + "' " + message, cause));
	}

}
