package io.ensemble.protocol.message;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The control API of whole runs.
 */
public sealed interface RunMessage extends Message {

	/**
	 * Starts a run.
	 *
	 * @param requestId the sender's id for it
	 * @param inputs values for the run; any JSON object
	 * @param tasks tasks to run instead of the configured ones; any JSON objects
	 * @param taskOverrides changes to the configured tasks; any JSON object
	 * @param options options of the run; any JSON object
	 * @param tags labels of the run; any JSON object
	 */
	@JsonTypeName("run_request")
	record RunRequest(@Nullable String requestId, @Nullable JsonNode inputs, @Nullable JsonNode tasks,
			@Nullable JsonNode taskOverrides, @Nullable JsonNode options,
			@Nullable JsonNode tags) implements RunMessage {
	}

	/**
	 * Answers a {@link RunRequest}.
	 *
	 * @param requestId the request
	 * @param runId the id the run was given
	 * @param status {@code ACCEPTED} or {@code REJECTED}
	 * @param tasks how many tasks it has
	 * @param workflow how they are ordered
	 */
	@JsonTypeName("run_ack")
	record RunAck(@Nullable String requestId, @Nullable String runId, String status, int tasks,
			@Nullable String workflow) implements RunMessage {
	}

	/**
	 * Steers a run.
	 *
	 * @param runId the run
	 * @param action {@code cancel} or {@code switch_model}
	 * @param model the model to switch to
	 */
	@JsonTypeName("run_control")
	record RunControl(String runId, String action, @Nullable String model) implements RunMessage {
	}

	/**
	 * Answers a {@link RunControl}.
	 *
	 * @param runId the run
	 * @param action the action
	 * @param status what became of it
	 * @param model the model in use from now on
	 * @param previousModel the model in use before
	 */
	@JsonTypeName("run_control_ack")
	record RunControlAck(@Nullable String runId, @Nullable String action, String status, @Nullable String model,
			@Nullable String previousModel) implements RunMessage {
	}

	/**
	 * How a run ended.
	 *
	 * @param runId the run
	 * @param status how
	 * @param outputs what its tasks produced
	 * @param durationMs how long it took
	 * @param metrics what it used
	 * @param error what went wrong
	 */
	@JsonTypeName("run_result")
	record RunResult(String runId, String status, List<Output> outputs, long durationMs, @Nullable Metrics metrics,
			@Nullable String error) implements RunMessage {

		public RunResult {
			outputs = List.copyOf(outputs);
		}

	}

	/**
	 * What one task of a run produced.
	 *
	 * @param taskName the task
	 * @param output its output
	 * @param durationMs how long it took
	 */
	record Output(@Nullable String taskName, @Nullable String output, @Nullable Long durationMs) {
	}

	/**
	 * What a run used.
	 *
	 * @param totalTokens model tokens
	 * @param totalToolCalls tool calls
	 */
	record Metrics(@Nullable Long totalTokens, @Nullable Long totalToolCalls) {
	}

	/**
	 * Asks for events.
	 *
	 * @param events types of {@link RunEvent}, {@code *} for all
	 * @param runId only of this run; {@code null} for all
	 */
	@JsonTypeName("subscribe")
	record Subscribe(List<String> events, @Nullable String runId) implements RunMessage {

		public Subscribe {
			events = List.copyOf(events);
		}

	}

	/**
	 * Answers a {@link Subscribe}.
	 *
	 * @param events the types that will be sent
	 * @param runId the run; {@code null} for all
	 */
	@JsonTypeName("subscribe_ack")
	record SubscribeAck(List<String> events, @Nullable String runId) implements RunMessage {

		public SubscribeAck {
			events = List.copyOf(events);
		}

	}

}
