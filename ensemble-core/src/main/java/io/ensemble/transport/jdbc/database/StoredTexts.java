package io.ensemble.transport.jdbc.database;

import java.nio.charset.StandardCharsets;

import io.ensemble.protocol.stored.StoredJson;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;
import org.jspecify.annotations.Nullable;

/**
 * Requests, results and errors as columns of text. Halves of surrogate pairs, which are
 * no text in any encoding, become question marks, and so does the character zero, which
 * PostgreSQL does not keep.
 */
public final class StoredTexts {

	private final StoredJson json = new StoredJson();

	/**
	 * A request as text.
	 * @param request the request
	 * @return its column
	 */
	public String write(WorkRequest request) {
		return encodable(this.json.write(request));
	}

	/**
	 * A result as text.
	 * @param result the result, or none
	 * @return its column
	 */
	public @Nullable String write(@Nullable WorkResult result) {
		return (result != null) ? encodable(this.json.write(result)) : null;
	}

	/**
	 * An error as text.
	 * @param error the error, or none
	 * @return its column
	 */
	public @Nullable String writeError(@Nullable String error) {
		return (error != null) ? writeText(error) : null;
	}

	/**
	 * Any text.
	 * @param text the text
	 * @return its column
	 */
	public String writeText(String text) {
		return encodable(text.replace('\0', '?'));
	}

	/**
	 * Read a request.
	 * @param text its column
	 * @return the request
	 */
	public WorkRequest readRequest(String text) {
		return this.json.readRequest(text);
	}

	/**
	 * Read a result.
	 * @param text its column
	 * @return the result
	 */
	public WorkResult readResult(String text) {
		return this.json.readResult(text);
	}

	private static String encodable(String text) {
		return StandardCharsets.UTF_8.newEncoder().canEncode(text) ? text
				: new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
	}

}
