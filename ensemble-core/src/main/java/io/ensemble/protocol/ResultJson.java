package io.ensemble.protocol;

import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.ensemble.protocol.json.StrictJson;
import io.ensemble.protocol.message.WorkMessage.TaskResponse;
import io.ensemble.protocol.part.ResultEnvelope;
import io.ensemble.work.WorkRecord;

/**
 * Writes results as they are delivered outside the socket. Thread-safe.
 */
public class ResultJson {

	private final ObjectWriter writer = StrictJson.mapper(MessageCodec.DEFAULT_MAX_TEXT_LENGTH)
		.writerFor(ResultEnvelope.class);

	/**
	 * Write a result.
	 * @param work the final record
	 * @return its JSON, on one line, the same at every call
	 * @throws IllegalArgumentException if the work has not ended
	 */
	public String write(WorkRecord work) {
		TaskResponse response = WorkAnswers.task(work);
		try {
			return this.writer.writeValueAsString(new ResultEnvelope(response.requestId(), response.status(),
					response.result(), response.error(), response.durationMs(), work.request().task(),
					work.completedAt(), response.tokenCount(), response.traceContext()));
		}
		catch (JsonProcessingException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
