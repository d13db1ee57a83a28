package io.ensemble.protocol.json;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/**
 * Reads a duration from its ISO-8601 form or from a number of seconds.
 */
class DurationDeserializer extends StdScalarDeserializer<Duration> {

	private static final int NANO_DIGITS = 9;

	private static final int MAX_DIGITS = 12;

	DurationDeserializer() {
		super(Duration.class);
	}

	@Override
	public Duration deserialize(JsonParser parser, DeserializationContext context) throws IOException {
		if (parser.hasToken(JsonToken.VALUE_STRING)) {
			try {
				return Duration.parse(parser.getText());
			}
			catch (DateTimeException | ArithmeticException ex) {
				throw MismatchedInputException.from(parser, Duration.class, "not a duration");
			}
		}
		if (!parser.currentToken().isNumeric()) {
			throw MismatchedInputException.from(parser, Duration.class, "not a duration");
		}
		return ofSeconds(parser, parser.getDecimalValue());
	}

	// The exponent is checked first: expanding 1e999999999 would take minutes.
	private Duration ofSeconds(JsonParser parser, BigDecimal seconds) throws IOException {
		if (Math.abs((long) seconds.precision() - seconds.scale()) > MAX_DIGITS) {
			throw MismatchedInputException.from(parser, Duration.class, "not a duration");
		}
		BigDecimal[] parts = seconds.divideAndRemainder(BigDecimal.ONE);
		int nanos = parts[1].movePointRight(NANO_DIGITS).setScale(0, RoundingMode.DOWN).intValue();
		return Duration.ofSeconds(parts[0].longValue(), nanos);
	}

}
