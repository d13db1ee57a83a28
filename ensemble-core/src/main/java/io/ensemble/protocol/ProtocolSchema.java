package io.ensemble.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import io.ensemble.protocol.json.StrictJson;

/**
 * The JSON that an ensemble reads and writes, described for programs in other languages:
 * documents of JSON Schema 2020-12 with one definition per message or body, and one per
 * part that they share.
 *
 * @see <a href="https://json-schema.org/draft/2020-12">JSON Schema 2020-12</a>
 */
public enum ProtocolSchema {

	/** The messages of the WebSocket; a definition is named after the message's type. */
	MESSAGES("messages.schema.json"),

	/** The bodies of the HTTP API. */
	BODIES("bodies.schema.json");

	/** The member of a document that holds the definitions. */
	public static final String DEFINITIONS = "$defs";

	private final String resource;

	ProtocolSchema(String resource) {
		this.resource = resource;
	}

	/**
	 * Read the document.
	 * @return a tree of the caller's own
	 */
	public JsonNode read() {
		try (InputStream stream = ProtocolSchema.class.getResourceAsStream(this.resource)) {
			if (stream == null) {
				throw new IllegalStateException("This build lacks " + this.resource);
			}
			return StrictJson.tree(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
