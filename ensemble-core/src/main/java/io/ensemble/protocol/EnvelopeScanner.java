package io.ensemble.protocol;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import org.jspecify.annotations.Nullable;

/**
 * Finds type and request id in a frame that cannot be read as a message, as far as it is
 * JSON at all, so that its sender can be answered.
 */
class EnvelopeScanner {

	private static final String TYPE = "type";

	private static final String REQUEST_ID = "requestId";

	private static final int MAX_DEPTH = 20_000;

	private static final int MAX_VALUE_LENGTH = 1024;

	private final JsonFactory factory = JsonFactory.builder()
		.disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
		.disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
		.streamReadConstraints(
				StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxNumberLength(Integer.MAX_VALUE).build())
		.build();

	Envelope scan(String frame) {
		Envelope envelope = new Envelope(false, null, null);
		try (JsonParser parser = this.factory.createParser(frame)) {
			envelope = new Envelope(parser.nextToken() == JsonToken.START_OBJECT, null, null);
			while (envelope.isWanting() && parser.nextToken() == JsonToken.FIELD_NAME) {
				String name = parser.currentName();
				parser.nextToken();
				if (name.equals(TYPE) || name.equals(REQUEST_ID)) {
					envelope = envelope.with(name, text(parser));
				}
				parser.skipChildren();
			}
		}
		catch (IOException ex) {
			return envelope;
		}
		return envelope;
	}

	private @Nullable String text(JsonParser parser) throws IOException {
		return (parser.hasToken(JsonToken.VALUE_STRING) && parser.getTextLength() <= MAX_VALUE_LENGTH)
				? parser.getText() : null;
	}

	/**
	 * What was found.
	 *
	 * @param object whether the frame begins as an object
	 * @param type the first type given
	 * @param requestId the first request id given
	 */
	record Envelope(boolean object, @Nullable String type, @Nullable String requestId) {

		boolean isWanting() {
			return this.object && (this.type == null || this.requestId == null);
		}

		Envelope with(String name, @Nullable String value) {
			if (this.type == null && name.equals(TYPE)) {
				return new Envelope(true, value, this.requestId);
			}
			return (this.requestId == null && name.equals(REQUEST_ID)) ? new Envelope(true, this.type, value) : this;
		}

	}

}
