package io.ensemble.transport.ingress;

import io.ensemble.work.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * What somebody put into a queue or a topic. Hostile.
 *
 * @param payload the bytes; not copied, nobody changes them
 * @param requestId the id of the request if the payload names none; the same each time
 * the entry is read
 * @param traceContext the trace if the payload names none; {@code null} if there is none
 */
public record Entry(byte[] payload, String requestId, @Nullable TraceContext traceContext) {
}
