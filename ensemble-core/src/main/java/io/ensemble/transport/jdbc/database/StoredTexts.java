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
final class StoredTexts {

	private final StoredJson json = new StoredJson();

	String write(WorkRequest request) {
		return encodable(this.json.write(request));
	}

	@Nullable String write(@Nullable WorkResult result) {
		return (result != null) ? encodable(this.json.write(result)) : null;
	}

	@Nullable String writeError(@Nullable String error) {
		return (error != null) ? encodable(error.replace('\0', '?')) : null;
	}

	WorkRequest readRequest(String text) {
		return this.json.readRequest(text);
	}

	@Nullable WorkResult readResult(@Nullable String text) {
		return (text != null) ? this.json.readResult(text) : null;
	}

	private static String encodable(String text) {
		return StandardCharsets.UTF_8.newEncoder().canEncode(text) ? text
				: new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
	}

}
