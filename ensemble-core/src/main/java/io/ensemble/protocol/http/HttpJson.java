package io.ensemble.protocol.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ensemble.protocol.json.JsonErrors;
import io.ensemble.protocol.json.StrictJson;
import io.ensemble.protocol.part.WorkEnvelope;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.WorkRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the bodies of the HTTP API, independent of the JSON settings of the
 * application. Thread-safe.
 */
public class HttpJson {

	/** What errors call the body when no field of it is at fault. */
	public static final String BODY = "body";

	private final JsonMapper mapper;

	/**
	 * Create a codec.
	 * @param maxTextLength the longest text value that is read, in characters
	 */
	public HttpJson(int maxTextLength) {
		this.mapper = StrictJson.mapper(maxTextLength);
	}

	/**
	 * Read a request for work.
	 * @param body the body, in UTF-8
	 * @param requestId supplies the id if the body has none
	 * @return the request
	 * @throws InvalidRequestException if it cannot be accepted; names the field
	 */
	public WorkRequest readWork(byte[] body, Supplier<String> requestId) {
		WorkEnvelope envelope = readValue(body, WorkEnvelope.class);
		return envelope.toWorkRequest((envelope.requestId() != null) ? envelope.requestId() : requestId.get());
	}

	/**
	 * Read a body.
	 * @param body the body, in UTF-8
	 * @param type what it should be
	 * @param <T> what it should be
	 * @return the body
	 * @throws InvalidRequestException if it cannot be read; names the field
	 */
	public <T extends HttpBody> T read(byte[] body, Class<T> type) {
		return readValue(body, type);
	}

	/**
	 * Write a body.
	 * @param body the body
	 * @return its JSON, on one line
	 */
	public String write(HttpBody body) {
		return writeValue(body);
	}

	/**
	 * Write a request for work.
	 * @param request the request
	 * @return its JSON, on one line
	 */
	public String write(WorkRequest request) {
		return writeValue(WorkEnvelope.of(request));
	}

	/**
	 * Write a server-sent event.
	 * @param name the event's name
	 * @param body its data
	 * @return the event with the blank line that ends it
	 */
	public String event(String name, HttpBody body) {
		return "event: " + name + "\ndata: " + write(body) + "\n\n";
	}

	private <T> T readValue(byte[] body, Class<T> type) {
		try {
			@Nullable T value = this.mapper.readValue(text(body), type);
			if (value != null) {
				return value;
			}
		}
		catch (IOException ex) {
			throw JsonErrors.translate(ex, BODY);
		}
		throw new InvalidRequestException(BODY, "must be exactly one JSON object");
	}

	private String writeValue(Object body) {
		try {
			return this.mapper.writeValueAsString(body);
		}
		catch (JsonProcessingException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(byte[] body) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
		}
		catch (CharacterCodingException ex) {
			throw new InvalidRequestException(BODY, "is not UTF-8");
		}
	}

}
