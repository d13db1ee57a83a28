package io.ensemble.protocol.message;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What happens within a run, step by step. Task indexes begin at 1.
 */
public sealed interface RunEvent extends Message {

	/**
	 * A run began.
	 *
	 * @param ensembleId the run
	 * @param startedAt when
	 * @param totalTasks how many tasks it has
	 * @param workflow how they are ordered
	 */
	@JsonTypeName("ensemble_started")
	@JsonInclude
	record EnsembleStarted(@Nullable String ensembleId, @Nullable Instant startedAt, int totalTasks,
			@Nullable String workflow) implements RunEvent {
	}

	/**
	 * A run ended.
	 *
	 * @param ensembleId the run
	 * @param completedAt when
	 * @param durationMs how long it took
	 * @param exitReason {@code COMPLETED}, {@code USER_EXIT_EARLY}, {@code TIMEOUT} or
	 * {@code ERROR}
	 * @param totalTokens model tokens, -1 if unknown
	 * @param totalToolCalls tool calls
	 */
	@JsonTypeName("ensemble_completed")
	@JsonInclude
	record EnsembleCompleted(@Nullable String ensembleId, @Nullable Instant completedAt, long durationMs,
			@Nullable String exitReason, long totalTokens, int totalToolCalls) implements RunEvent {
	}

	/**
	 * A task began.
	 *
	 * @param taskIndex which one
	 * @param totalTasks of how many
	 * @param taskDescription what it is
	 * @param agentRole who does it
	 * @param startedAt when
	 */
	@JsonTypeName("task_started")
	@JsonInclude
	record TaskStarted(int taskIndex, int totalTasks, @Nullable String taskDescription, @Nullable String agentRole,
			@Nullable Instant startedAt) implements RunEvent {
	}

	/**
	 * What an agent was given.
	 *
	 * @param taskIndex which task
	 * @param taskDescription what it is
	 * @param expectedOutput what is expected
	 * @param agentRole the agent's role
	 * @param agentGoal the agent's goal
	 * @param agentBackground the agent's background
	 * @param toolNames the tools it may use
	 * @param assembledContext the context it was given
	 * @param sentAt when
	 */
	@JsonTypeName("task_input")
	@JsonInclude
	record TaskInput(int taskIndex, @Nullable String taskDescription, @Nullable String expectedOutput,
			@Nullable String agentRole, @Nullable String agentGoal, @Nullable String agentBackground,
			@Nullable List<String> toolNames, @Nullable String assembledContext,
			@Nullable Instant sentAt) implements RunEvent {
	}

	/**
	 * A task was done.
	 *
	 * @param taskIndex which one
	 * @param totalTasks of how many
	 * @param taskDescription what it is
	 * @param agentRole who did it
	 * @param completedAt when
	 * @param durationMs how long it took
	 * @param tokenCount model tokens, -1 if unknown
	 * @param toolCallCount tool calls
	 */
	@JsonTypeName("task_completed")
	@JsonInclude
	record TaskCompleted(int taskIndex, int totalTasks, @Nullable String taskDescription, @Nullable String agentRole,
			@Nullable Instant completedAt, long durationMs, long tokenCount, int toolCallCount) implements RunEvent {
	}

	/**
	 * A task failed.
	 *
	 * @param taskIndex which one
	 * @param taskDescription what it is
	 * @param agentRole who did it
	 * @param failedAt when
	 * @param reason why
	 */
	@JsonTypeName("task_failed")
	@JsonInclude
	record TaskFailed(int taskIndex, @Nullable String taskDescription, @Nullable String agentRole,
			@Nullable Instant failedAt, @Nullable String reason) implements RunEvent {
	}

	/**
	 * An agent called a tool.
	 *
	 * @param agentRole the agent
	 * @param taskIndex which task
	 * @param toolName the tool
	 * @param durationMs how long it took
	 * @param outcome how it ended
	 * @param toolArguments the arguments, as JSON text
	 * @param toolResult the result, as text
	 * @param structuredResult the result, as any JSON
	 */
	@JsonTypeName("tool_called")
	@JsonInclude
	record ToolCalled(@Nullable String agentRole, int taskIndex, @Nullable String toolName, long durationMs,
			@Nullable String outcome, @Nullable String toolArguments, @Nullable String toolResult,
			@Nullable JsonNode structuredResult) implements RunEvent {
	}

	/**
	 * An agent handed a task to another.
	 *
	 * @param delegationId the delegation
	 * @param delegatingAgentRole who hands over
	 * @param workerRole who takes over
	 * @param taskDescription the task
	 */
	@JsonTypeName("delegation_started")
	@JsonInclude
	record DelegationStarted(@Nullable String delegationId, @Nullable String delegatingAgentRole,
			@Nullable String workerRole, @Nullable String taskDescription) implements RunEvent {
	}

	/**
	 * The other agent did it.
	 *
	 * @param delegationId the delegation
	 * @param delegatingAgentRole who handed over
	 * @param workerRole who took over
	 * @param durationMs how long it took
	 */
	@JsonTypeName("delegation_completed")
	@JsonInclude
	record DelegationCompleted(@Nullable String delegationId, @Nullable String delegatingAgentRole,
			@Nullable String workerRole, long durationMs) implements RunEvent {
	}

	/**
	 * The other agent did not do it.
	 *
	 * @param delegationId the delegation
	 * @param delegatingAgentRole who handed over
	 * @param workerRole who took over
	 * @param reason why
	 */
	@JsonTypeName("delegation_failed")
	@JsonInclude
	record DelegationFailed(@Nullable String delegationId, @Nullable String delegatingAgentRole,
			@Nullable String workerRole, @Nullable String reason) implements RunEvent {
	}

	/**
	 * A model produced a piece of text.
	 *
	 * @param token the piece
	 * @param agentRole the agent
	 * @param taskDescription the task
	 * @param sentAt when
	 */
	@JsonTypeName("token")
	@JsonInclude
	record Token(@Nullable String token, @Nullable String agentRole, @Nullable String taskDescription,
			@Nullable Instant sentAt) implements RunEvent {
	}

	/**
	 * A model is asked.
	 *
	 * @param agentRole the agent
	 * @param taskDescription the task
	 * @param iterationIndex how often it was asked before
	 * @param messages what it is told
	 * @param totalMessageCount how many messages there are, if not all are given
	 */
	@JsonTypeName("llm_iteration_started")
	record LlmIterationStarted(@Nullable String agentRole, @Nullable String taskDescription, int iterationIndex,
			@Nullable List<ChatMessage> messages, int totalMessageCount) implements RunEvent {
	}

	/**
	 * A message to a model.
	 *
	 * @param role who speaks
	 * @param content the text
	 * @param toolCalls the tool calls the model asked for
	 * @param toolName the tool that answers
	 */
	@JsonInclude
	record ChatMessage(@Nullable String role, @Nullable String content, @Nullable List<ToolCall> toolCalls,
			@Nullable String toolName) {
	}

	/**
	 * A tool call that a model asked for.
	 *
	 * @param name the tool
	 * @param arguments the arguments, as JSON text
	 */
	record ToolCall(@Nullable String name, @Nullable String arguments) {
	}

	/**
	 * A model answered.
	 *
	 * @param agentRole the agent
	 * @param taskDescription the task
	 * @param iterationIndex how often it was asked before
	 * @param responseType {@code TOOL_CALLS} or {@code FINAL_ANSWER}
	 * @param responseText the answer
	 * @param toolRequests the tool calls it asks for
	 * @param inputTokens prompt tokens
	 * @param outputTokens completion tokens
	 * @param latencyMs how long it took
	 */
	@JsonTypeName("llm_iteration_completed")
	record LlmIterationCompleted(@Nullable String agentRole, @Nullable String taskDescription, int iterationIndex,
			@Nullable String responseType, @Nullable String responseText, @Nullable List<ToolCall> toolRequests,
			long inputTokens, long outputTokens, long latencyMs) implements RunEvent {
	}

	/**
	 * An agent changed a file.
	 *
	 * @param agentRole the agent
	 * @param filePath the file
	 * @param changeType what was done to it
	 * @param linesAdded lines added
	 * @param linesRemoved lines removed
	 * @param timestamp when
	 */
	@JsonTypeName("file_changed")
	record FileChanged(@Nullable String agentRole, @Nullable String filePath, @Nullable String changeType,
			int linesAdded, int linesRemoved, @Nullable Instant timestamp) implements RunEvent {
	}

	/**
	 * What an agent used so far.
	 *
	 * @param agentRole the agent
	 * @param taskIndex which task
	 * @param inputTokens prompt tokens
	 * @param outputTokens completion tokens
	 * @param llmLatencyMs time spent in the model
	 * @param toolExecutionTimeMs time spent in tools
	 * @param iterationCount how often the model was asked
	 * @param costEstimate the cost, as a decimal in text
	 */
	@JsonTypeName("metrics_snapshot")
	record MetricsSnapshot(@Nullable String agentRole, int taskIndex, long inputTokens, long outputTokens,
			long llmLatencyMs, long toolExecutionTimeMs, int iterationCount,
			@Nullable String costEstimate) implements RunEvent {
	}

}
