package io.ensemble.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ensemble.protocol.json.JsonErrors;
import io.ensemble.protocol.json.StrictJson;
import io.ensemble.protocol.message.Message;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.InvalidRequestException;

/**
 * Turns messages into text frames and back. Thread-safe; never throws for anything that a
 * peer may send.
 */
public class MessageCodec {

	/** The longest text value that is read unless told otherwise, in characters. */
	public static final int DEFAULT_MAX_TEXT_LENGTH = 4 * 1024 * 1024;

	private static final String FRAME = "message";

	private static final String NO_OBJECT = "must be exactly one JSON object";

	private final ObjectReader reader;

	private final ObjectWriter writer;

	private final EnvelopeScanner scanner = new EnvelopeScanner();

	/**
	 * Create a codec for frames of the default size.
	 */
	public MessageCodec() {
		this(DEFAULT_MAX_TEXT_LENGTH);
	}

	/**
	 * Create a codec.
	 * @param maxTextLength the longest text value that is read, in characters
	 */
	public MessageCodec(int maxTextLength) {
		JsonMapper mapper = StrictJson.mapper(maxTextLength);
		mapper.registerSubtypes(records(Message.class).toArray(Class<?>[]::new));
		this.reader = mapper.readerFor(Message.class);
		this.writer = mapper.writerFor(Message.class);
	}

	/**
	 * Read a text frame.
	 * @param frame the text
	 * @return a message, a type that is unknown, or why it cannot be read
	 */
	public Decoded decode(String frame) {
		try (JsonParser parser = this.reader.createParser(frame)) {
			return (parser.nextToken() == JsonToken.START_OBJECT)
					? new Decoded.Known(this.reader.readValue(parser, Message.class))
					: malformed(frame, new InvalidRequestException(FRAME, NO_OBJECT));
		}
		catch (InvalidTypeIdException ex) {
			return withoutKnownType(frame);
		}
		catch (IOException ex) {
			return malformed(frame, JsonErrors.translate(ex, FRAME));
		}
	}

	/**
	 * Read no more of a text frame than who is to be told that nobody takes it.
	 * @param frame the text of a message
	 * @return its type and the request it speaks of
	 */
	public Decoded.Unknown untaken(String frame) {
		EnvelopeScanner.Envelope envelope = this.scanner.scan(frame);
		return new Decoded.Unknown(String.valueOf(envelope.type()), envelope.requestId());
	}

	/**
	 * Write a message.
	 * @param message the message
	 * @return the text frame
	 */
	public String encode(Message message) {
		try {
			return WholeCharacters.of(this.writer.writeValueAsString(message));
		}
		catch (JsonProcessingException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Decoded withoutKnownType(String frame) {
		EnvelopeScanner.Envelope envelope = this.scanner.scan(frame);
		if (envelope.type() != null) {
			return new Decoded.Unknown(envelope.type(), envelope.requestId());
		}
		return malformed(frame, new InvalidRequestException("type", "must be given"));
	}

	private Decoded malformed(String frame, InvalidRequestException failure) {
		EnvelopeScanner.Envelope envelope = this.scanner.scan(frame);
		return new Decoded.Malformed(ErrorCode.INVALID, failure.getField(), String.valueOf(failure.getMessage()),
				envelope.type(), envelope.requestId());
	}

	private static Stream<Class<?>> records(Class<?> type) {
		return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).flatMap(MessageCodec::records)
				: Stream.of(type);
	}

}
