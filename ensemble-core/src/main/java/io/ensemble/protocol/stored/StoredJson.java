package io.ensemble.protocol.stored;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ensemble.protocol.json.JsonErrors;
import io.ensemble.protocol.json.StrictJson;
import io.ensemble.protocol.part.WorkEnvelope;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;

/**
 * Writes and reads what durable stores keep of work that cannot be told from columns: the
 * request, which never changes, the result, and the steps of a run. Reads what older
 * versions wrote and ignores what newer ones added. Thread-safe.
 */
public class StoredJson {

	private static final int MAX_TEXT_LENGTH = 64 * 1024 * 1024;

	private final JsonMapper mapper = StrictJson.mapper(MAX_TEXT_LENGTH);

	/**
	 * Write a request.
	 * @param request the request
	 * @return its JSON, on one line
	 */
	public String write(WorkRequest request) {
		return writeValue(WorkEnvelope.of(request));
	}

	/**
	 * Write a result.
	 * @param result the result
	 * @return its JSON, on one line
	 */
	public String write(WorkResult result) {
		return writeValue(StoredResult.of(result));
	}

	/**
	 * Write a step of a run.
	 * @param step the step
	 * @return its JSON, on one line
	 */
	public String write(RunStep step) {
		return writeValue(step);
	}

	/**
	 * Write what travels beside an event.
	 * @param headers names and values
	 * @return its JSON, on one line
	 */
	public String write(Map<String, String> headers) {
		return writeValue(headers);
	}

	/**
	 * Read what travels beside an event.
	 * @param json what was written
	 * @return names and values
	 * @throws InvalidRequestException if it is none of that
	 */
	public Map<String, String> readHeaders(String json) {
		Map<String, String> headers = readValue(json,
				this.mapper.getTypeFactory().constructMapType(Map.class, String.class, String.class));
		if (headers.containsValue(null)) {
			throw new InvalidRequestException("stored", "must have no null in it");
		}
		return headers;
	}

	/**
	 * Read a request.
	 * @param json what was written
	 * @return the request
	 * @throws InvalidRequestException if it is no request; names the field
	 */
	public WorkRequest readRequest(String json) {
		WorkEnvelope envelope = readValue(json, WorkEnvelope.class);
		if (envelope.requestId() == null) {
			throw new InvalidRequestException("requestId", "must be given");
		}
		return envelope.toWorkRequest(envelope.requestId());
	}

	/**
	 * Read a result.
	 * @param json what was written
	 * @return the result
	 * @throws InvalidRequestException if it is no result; names the field
	 */
	public WorkResult readResult(String json) {
		return readValue(json, StoredResult.class).toResult();
	}

	/**
	 * Read a step of a run.
	 * @param json what was written
	 * @return the step
	 * @throws InvalidRequestException if it is no step; names the field
	 */
	public RunStep readStep(String json) {
		return readValue(json, RunStep.class);
	}

	private <T> T readValue(String json, Class<T> type) {
		return readValue(json, this.mapper.constructType(type));
	}

	private <T> T readValue(String json, JavaType type) {
		try {
			T value = this.mapper.readValue(json, type);
			if (value != null) {
				return value;
			}
		}
		catch (IOException ex) {
			throw JsonErrors.translate(ex, "stored");
		}
		throw new InvalidRequestException("stored", "must be exactly one JSON object");
	}

	private String writeValue(Object value) {
		try {
			return this.mapper.writeValueAsString(value);
		}
		catch (JsonProcessingException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
