package io.ensemble.protocol.message;

import java.time.Duration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.ensemble.protocol.json.TextOrJsonDeserializer;
import io.ensemble.protocol.part.WorkEnvelope;
import io.ensemble.work.CachePolicy;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.Priority;
import io.ensemble.work.TraceContext;
import io.ensemble.work.WorkRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request for work, or something about one.
 */
public sealed interface WorkMessage extends Message {

	/**
	 * The request it is about.
	 * @return the id its sender gave it
	 */
	String requestId();

	/**
	 * Asks for a task.
	 *
	 * @param requestId the sender's id for it
	 * @param from the sender's name
	 * @param task the task
	 * @param context the input; {@code null} for none
	 * @param priority {@code null} for normal
	 * @param deadline {@code null} for none
	 * @param delivery {@code null} for the default
	 * @param traceContext {@code null} for none
	 * @param cachePolicy {@code null} for a cached result will do
	 * @param cacheKey {@code null} for no caching
	 * @param maxAge {@code null} for any age
	 * @param hops how many ensembles passed the request on before
	 */
	@JsonTypeName("task_request")
	record TaskRequest(String requestId, String from, String task,
			@JsonDeserialize(using = TextOrJsonDeserializer.class) @Nullable String context,
			@Nullable Priority priority, @Nullable Duration deadline, @Nullable DeliverySpec delivery,
			@Nullable TraceContext traceContext, @Nullable CachePolicy cachePolicy, @Nullable String cacheKey,
			@Nullable Duration maxAge, @JsonInclude(JsonInclude.Include.NON_DEFAULT) int hops) implements WorkMessage {

		/**
		 * Put a request on the wire; what is at its default is left out.
		 * @param request the request
		 * @param from the sender's name
		 * @return the message
		 */
		public static TaskRequest of(WorkRequest request, String from) {
			WorkEnvelope envelope = WorkEnvelope.of(request);
			return new TaskRequest(request.requestId(), from, request.task(), request.context(), envelope.priority(),
					request.deadline(), envelope.delivery(), request.traceContext(), envelope.cachePolicy(),
					request.cacheKey(), request.maxAge(), request.hops());
		}

		/**
		 * Take the request off the wire.
		 * @return the request
		 * @throws InvalidRequestException if a value is out of its limits
		 */
		public WorkRequest toWorkRequest() {
			return new WorkEnvelope(this.requestId, this.from, this.task, this.context, this.priority, this.deadline,
					this.delivery, this.traceContext, this.cachePolicy, this.cacheKey, this.maxAge, this.hops)
				.toWorkRequest(this.requestId);
		}

	}

	/**
	 * The task was taken in; sent before it starts.
	 *
	 * @param requestId the request
	 * @param queuePosition 1 = next
	 * @param estimatedCompletion from now; {@code null} if unknown
	 * @param traceContext the request's trace
	 */
	@JsonTypeName("task_accepted")
	record TaskAccepted(String requestId, long queuePosition, @Nullable Duration estimatedCompletion,
			@Nullable TraceContext traceContext) implements WorkMessage {
	}

	/**
	 * How far a task is.
	 *
	 * @param requestId the request
	 * @param status where it stands
	 * @param message in words
	 * @param percentComplete 0 to 100; {@code null} if it cannot be told
	 * @param traceContext the request's trace
	 */
	@JsonTypeName("task_progress")
	record TaskProgress(String requestId, @Nullable String status, @Nullable String message,
			@Nullable Integer percentComplete, @Nullable TraceContext traceContext) implements WorkMessage {
	}

	/**
	 * How a task ended.
	 *
	 * @param requestId the request
	 * @param status {@code COMPLETED}, {@code FAILED} or {@code REJECTED}; from others,
	 * anything
	 * @param result the result, partial unless completed
	 * @param error what went wrong, beginning with a code where there is one
	 * @param durationMs how long it ran
	 * @param tokenCount model tokens it used; {@code null} if unknown
	 * @param traceContext the request's trace
	 */
	@JsonTypeName("task_response")
	record TaskResponse(String requestId, String status, @Nullable String result, @Nullable String error,
			@Nullable Long durationMs, @Nullable Long tokenCount,
			@Nullable TraceContext traceContext) implements WorkMessage {
	}

	/**
	 * Asks for a tool.
	 *
	 * @param requestId the sender's id for it
	 * @param from the sender's name
	 * @param tool the tool
	 * @param input the input; {@code null} for none
	 * @param traceContext {@code null} for none
	 * @param hops how many ensembles passed the request on before
	 */
	@JsonTypeName("tool_request")
	record ToolRequest(String requestId, String from, String tool,
			@JsonDeserialize(using = TextOrJsonDeserializer.class) @Nullable String input,
			@Nullable TraceContext traceContext,
			@JsonInclude(JsonInclude.Include.NON_DEFAULT) int hops) implements WorkMessage {

		/**
		 * Put a request on the wire; priority, deadline, delivery and cache are lost.
		 * @param request the request
		 * @param from the sender's name
		 * @return the message
		 */
		public static ToolRequest of(WorkRequest request, String from) {
			return new ToolRequest(request.requestId(), from, request.task(), request.context(), request.traceContext(),
					request.hops());
		}

		/**
		 * Take the request off the wire: the tool is the task, the input its context.
		 * @return the request
		 * @throws InvalidRequestException if a value is out of its limits
		 */
		public WorkRequest toWorkRequest() {
			return new WorkEnvelope(this.requestId, this.from, this.tool, this.input, null, null, null,
					this.traceContext, null, null, null, this.hops)
				.toWorkRequest(this.requestId);
		}

	}

	/**
	 * How a tool call ended.
	 *
	 * @param requestId the request
	 * @param status {@code COMPLETED}, {@code FAILED} or {@code REJECTED}; from others,
	 * anything
	 * @param result the result
	 * @param error what went wrong, beginning with a code where there is one
	 * @param durationMs how long it ran
	 * @param traceContext the request's trace
	 */
	@JsonTypeName("tool_response")
	record ToolResponse(String requestId, String status, @Nullable String result, @Nullable String error,
			@Nullable Long durationMs, @Nullable TraceContext traceContext) implements WorkMessage {
	}

	/**
	 * The caller no longer wants the result.
	 *
	 * @param requestId the request
	 * @param from the sender's name
	 * @param traceContext the request's trace
	 */
	@JsonTypeName("task_cancel")
	record TaskCancel(String requestId, @Nullable String from,
			@Nullable TraceContext traceContext) implements WorkMessage {
	}

	/**
	 * A change of state, for dashboards.
	 *
	 * @param requestId the request
	 * @param status where it stands
	 * @param queuePosition 1 = next, 0 = running; {@code null} once it ended
	 * @param priority its priority now
	 * @param sequence grows with every change in the ensemble
	 * @param traceContext the request's trace
	 */
	@JsonTypeName("work_updated")
	record WorkUpdated(String requestId, String status, @Nullable Long queuePosition, @Nullable Priority priority,
			long sequence, @Nullable TraceContext traceContext) implements WorkMessage {
	}

}
