package io.ensemble.network.tool;

import java.util.Optional;

import io.ensemble.agent.ToolWork;
import io.ensemble.capability.CurrentWork;
import io.ensemble.capability.WorkContext;
import io.ensemble.capability.tool.ToolArguments;
import io.ensemble.network.failure.RemoteCallException;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ToolContext;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;
import org.springframework.ai.tool.execution.ToolExecutionException;

/**
 * A task or tool of another ensemble as a tool of Spring AI. Every failure becomes a
 * {@link ToolExecutionException} around a {@link RuntimeException}, the one form that
 * goes to the model as an answer instead of ending its run.
 */
final class NetworkToolCallback implements ToolCallback {

	private final ToolDefinition definition;

	private final ToolArguments arguments;

	private final RemoteToolCall call;

	NetworkToolCallback(ToolDefinition definition, ToolArguments arguments, RemoteToolCall call) {
		this.definition = definition;
		this.arguments = arguments;
		this.call = call;
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
		Optional<WorkContext> work = (toolContext != null) ? ToolWork.find(toolContext) : Optional.empty();
		try (CurrentWork.Scope scope = work.map(CurrentWork::open).orElse(() -> {
		})) {
			return this.call.call(this.arguments.unwrap(toolInput));
		}
		catch (RemoteCallException ex) {
			throw failure(ToolAdvice.of(ex), ex);
		}
		catch (RuntimeException ex) {
			throw failure("The call failed: %s. Do not repeat it.".formatted(ex.getMessage()), ex);
		}
	}

	private ToolExecutionException failure(String message, RuntimeException cause) {
		return new ToolExecutionException(this.definition, new IllegalStateException(message, cause));
	}

}
