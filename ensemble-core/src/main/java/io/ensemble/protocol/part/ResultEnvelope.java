package io.ensemble.protocol.part;

import java.time.Instant;

import io.ensemble.work.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * A result outside the socket: the body of a webhook, the payload of a queue entry. What
 * is {@code null} is left out.
 *
 * @param requestId the id of the request
 * @param status {@code COMPLETED}, {@code FAILED} or {@code REJECTED}
 * @param result what the work produced
 * @param error what went wrong; begins with a code unless the task reported it itself
 * @param durationMs how long the latest attempt took, in milliseconds
 * @param task the task or tool
 * @param completedAt when the work ended
 * @param tokenCount model tokens used
 * @param traceContext the trace that the request came with
 */
public record ResultEnvelope(String requestId, String status, @Nullable String result, @Nullable String error,
		@Nullable Long durationMs, String task, @Nullable Instant completedAt, @Nullable Long tokenCount,
		@Nullable TraceContext traceContext) {

}
