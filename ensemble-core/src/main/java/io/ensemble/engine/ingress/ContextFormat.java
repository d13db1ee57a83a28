package io.ensemble.engine.ingress;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import io.ensemble.transport.ingress.Entry;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.Priority;
import io.ensemble.work.WorkRequest;

/**
 * Entries of strangers: the payload, whatever it is, becomes the context of one task.
 */
public class ContextFormat implements EntryFormat {

	private final String task;

	private final Priority priority;

	private final DeliverySpec delivery;

	/**
	 * Read foreign entries.
	 * @param task the task that each of them asks for
	 * @param priority how urgent each of them is
	 * @param delivery how each result is delivered
	 */
	public ContextFormat(String task, Priority priority, DeliverySpec delivery) {
		this.task = task;
		this.priority = priority;
		this.delivery = delivery;
	}

	@Override
	public WorkRequest read(Entry entry) {
		return WorkRequest.of(entry.requestId(), this.task, text(entry.payload()))
			.priority(this.priority)
			.delivery(this.delivery)
			.traceContext(entry.traceContext())
			.build();
	}

	private static String text(byte[] payload) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
		}
		catch (CharacterCodingException ex) {
			throw new InvalidRequestException("context", "is not UTF-8");
		}
	}

}
