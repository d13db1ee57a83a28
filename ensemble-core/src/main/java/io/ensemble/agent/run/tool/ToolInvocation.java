package io.ensemble.agent.run.tool;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import io.ensemble.agent.ToolWork;
import io.ensemble.capability.CurrentWork;
import io.ensemble.capability.WorkContext;
import io.ensemble.protocol.stored.RunStep;

import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.messages.ToolResponseMessage.ToolResponse;
import org.springframework.ai.chat.model.ToolContext;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.util.StringUtils;

/**
 * Does one tool call of a run, on any thread. Whatever goes wrong in a tool becomes a
 * message to the model; only the end of the work itself is thrown.
 */
final class ToolInvocation {

	private static final int MAX_FAILURE_LENGTH = 2000;

	private final ToolCall call;

	private final WorkContext work;

	private final ToolObservations observations;

	/**
	 * Prepare a call.
	 * @param call what the model asked for
	 * @param work the work as this call sees it
	 * @param observations observes it
	 */
	ToolInvocation(ToolCall call, ToolCallWork work, ToolObservations observations) {
		this.call = call;
		this.work = work;
		this.observations = observations;
	}

	/**
	 * Do the call.
	 * @param tools what there is
	 * @return the answer to the model, or straight to the caller
	 */
	Answer invoke(List<ToolCallback> tools) {
		return tools.stream()
			.filter((tool) -> tool.getToolDefinition().name().equals(this.call.name()))
			.findFirst()
			.map(this::invoke)
			.orElseGet(() -> failed("There is no such tool. There are: " + names(tools) + "."));
	}

	private Answer invoke(ToolCallback tool) {
		this.work.progress("calling " + this.call.name(), null);
		try (CurrentWork.Scope scope = CurrentWork.open(this.work)) {
			String input = ToolInput.of(this.call);
			String result = this.observations.observe(tool, input,
					() -> tool.call(input, new ToolContext(ToolWork.entry(this.work))));
			return Answer.result(this.call, result, tool.getToolMetadata().returnDirect());
		}
		catch (Exception ex) {
			if (this.work.isCancelled() || isInterruption(ex)) {
				throw new CancellationException("The work was cancelled");
			}
			return failed("The tool failed:\n" + UntrustedData.ofTool(this.call.name(), reason(ex)));
		}
	}

	private static boolean isInterruption(Exception ex) {
		Throwable cause = ex;
		while (cause != null && !(cause instanceof InterruptedException)) {
			cause = cause.getCause();
		}
		return cause != null || Thread.currentThread().isInterrupted();
	}

	private Answer failed(String why) {
		return Answer.failure(this.call, why + "\nDo not repeat the same call: correct the arguments, use another tool,"
				+ " or go on without and say in your answer what is missing.");
	}

	private static String reason(Exception ex) {
		Throwable shown = (ex instanceof ExecutionException && ex.getCause() != null) ? ex.getCause() : ex;
		String message = shown.getMessage();
		if (!StringUtils.hasText(message)) {
			return "it gave no reason.";
		}
		return message.substring(0, Math.min(message.length(), MAX_FAILURE_LENGTH)).strip();
	}

	private static String names(List<ToolCallback> tools) {
		return tools.stream().map((tool) -> tool.getToolDefinition().name()).collect(Collectors.joining(", "));
	}

	/**
	 * What came of a call.
	 *
	 * @param call the call
	 * @param said what the tool said, or what is to be said of its failure
	 * @param failed whether there is no result
	 * @param direct whether the tool wants to answer the caller instead of the model
	 */
	record Answer(ToolCall call, String said, boolean failed, boolean direct) {

		static Answer result(ToolCall call, String result, boolean direct) {
			return new Answer(call, result, false, direct);
		}

		static Answer failure(ToolCall call, String message) {
			return new Answer(call, message, true, false);
		}

		static Answer known(ToolCall call, RunStep.ToolResult step) {
			return new Answer(call, step.result(), step.failed(), step.direct());
		}

		RunStep toStep(int turn, int place) {
			return new RunStep.ToolResult(turn, place, this.said, this.failed, this.direct);
		}

		ToolResponse toResponse(boolean direct) {
			return new ToolResponse(this.call.id(), this.call.name(), (direct || this.failed) ? this.said : forModel());
		}

		private String forModel() {
			return UntrustedData.ofTool(this.call.name(), this.said);
		}

	}

}
