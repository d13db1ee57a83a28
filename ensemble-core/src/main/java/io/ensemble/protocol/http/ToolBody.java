package io.ensemble.protocol.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.ensemble.protocol.json.TextOrJsonDeserializer;
import io.ensemble.work.WorkStatus;
import org.jspecify.annotations.Nullable;

/**
 * What {@code /api/tools} says and is told.
 */
public sealed interface ToolBody extends HttpBody {

	/**
	 * Calls a tool.
	 *
	 * @param input the input: a text, or any JSON value, kept as its JSON text
	 * @param requestId the caller's id; {@code null} for a new one
	 */
	record Call(@JsonDeserialize(using = TextOrJsonDeserializer.class) @Nullable String input,
			@Nullable String requestId) implements ToolBody {
	}

	/**
	 * The tool's answer.
	 *
	 * @param status how the call ended
	 * @param result the result
	 * @param durationMs how long it took
	 */
	@JsonInclude
	record Answer(WorkStatus status, @Nullable String result, long durationMs) implements ToolBody {
	}

}
