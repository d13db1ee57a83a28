package io.ensemble.protocol.json;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/**
 * Reads an instant from its ISO-8601 form.
 */
class InstantDeserializer extends StdScalarDeserializer<Instant> {

	InstantDeserializer() {
		super(Instant.class);
	}

	@Override
	public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
		if (parser.hasToken(JsonToken.VALUE_STRING)) {
			try {
				return Instant.parse(parser.getText());
			}
			catch (DateTimeException ex) {
				throw MismatchedInputException.from(parser, Instant.class, "not an instant");
			}
		}
		throw MismatchedInputException.from(parser, Instant.class, "not an instant");
	}

}
