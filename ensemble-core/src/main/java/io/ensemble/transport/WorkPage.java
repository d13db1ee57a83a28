package io.ensemble.transport;

import java.util.List;

import io.ensemble.work.WorkRecord;
import org.jspecify.annotations.Nullable;

/**
 * A page of work, newest first.
 *
 * @param records the work
 * @param nextCursor where the next page begins; {@code null} on the last one
 */
public record WorkPage(List<WorkRecord> records, @Nullable String nextCursor) {
}
