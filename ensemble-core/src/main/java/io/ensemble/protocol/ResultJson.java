package io.ensemble.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ensemble.protocol.json.JsonErrors;
import io.ensemble.protocol.json.StrictJson;
import io.ensemble.protocol.message.WorkMessage.TaskResponse;
import io.ensemble.protocol.part.ResultEnvelope;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.WorkRecord;

/**
 * Writes and reads results as they are delivered. Thread-safe.
 */
public class ResultJson {

	private static final String DOCUMENT = "result";

	private final ObjectWriter writer;

	private final ObjectReader reader;

	/**
	 * Write and read results of the default size.
	 */
	public ResultJson() {
		JsonMapper mapper = StrictJson.mapper(MessageCodec.DEFAULT_MAX_TEXT_LENGTH);
		this.writer = mapper.writerFor(ResultEnvelope.class);
		this.reader = mapper.readerFor(ResultEnvelope.class);
	}

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

	/**
	 * Read a result.
	 * @param json its JSON
	 * @return the result
	 * @throws io.ensemble.work.InvalidRequestException if it is none; names the field
	 */
	public ResultEnvelope read(String json) {
		try {
			ResultEnvelope result = this.reader.readValue(json);
			if (result == null) {
				throw new InvalidRequestException(DOCUMENT, "must be exactly one JSON object");
			}
			return result;
		}
		catch (IOException ex) {
			throw JsonErrors.translate(ex, DOCUMENT);
		}
	}

}
