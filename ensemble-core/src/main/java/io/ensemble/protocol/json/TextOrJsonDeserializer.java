package io.ensemble.protocol.json;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * Reads a text as it is, and any other JSON value as its JSON text without white space.
 */
public class TextOrJsonDeserializer extends StdScalarDeserializer<String> {

	/**
	 * Create one.
	 */
	public TextOrJsonDeserializer() {
		super(String.class);
	}

	@Override
	public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
		return parser.hasToken(JsonToken.VALUE_STRING) ? parser.getText() : context.readTree(parser).toString();
	}

}
