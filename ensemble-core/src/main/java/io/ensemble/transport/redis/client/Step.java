package io.ensemble.transport.redis.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

import io.lettuce.core.codec.Base16;

/**
 * What a store does in one step: a Lua script.
 */
public enum Step {

	/** Take in a request. */
	ENQUEUE,

	/** Take in a request whose result is known. */
	ANSWER(Part.WORK, Part.DELIVERY, Part.ENDING),

	/** Take the next work. */
	CLAIM(Part.WORK, Part.DELIVERY, Part.ENDING, Part.TIME),

	/** Keep a claim. */
	RENEW(Part.WORK),

	/** Give claimed work back. */
	REQUEUE(Part.WORK),

	/** Stop at a gate. */
	PARK(Part.WORK),

	/** Go on after a gate. */
	RESUME(Part.WORK),

	/** Move waiting work. */
	REPRIORITISE(Part.WORK),

	/** The rank of waiting work. */
	POSITION(Part.WORK),

	/** How much waits. */
	DEPTH,

	/** Do what time demands. */
	SWEEP(Part.WORK, Part.DELIVERY, Part.ENDING, Part.TIME, Part.MENDING),

	/** Since when the server has known the ensemble. */
	KNOWN_SINCE,

	/** Ask the server about itself. */
	DESCRIBE,

	/** End claimed work. */
	FINISH(Part.WORK, Part.DELIVERY, Part.ENDING),

	/** Give an emptied server work back that somebody has. */
	RESTORE(Part.WORK),

	/** End work, whoever holds it. */
	END(Part.WORK, Part.DELIVERY, Part.ENDING),

	/** Look at one piece of work. */
	FIND,

	/** Look at many. */
	LIST,

	/** How many dead letters there are. */
	COUNT_DEAD,

	/** Send a dead letter back. */
	REDRIVE(Part.WORK),

	/** Forget a dead letter. */
	DISCARD(Part.WORK, Part.TIME),

	/** Keep a record under an address. */
	STORE,

	/** Take deliveries that are due. */
	CLAIM_DELIVERIES(Part.DELIVERY),

	/** Report on an attempt at a delivery. */
	SETTLE_DELIVERY(Part.DELIVERY),

	/** Look at one delivery. */
	FIND_DELIVERY(Part.DELIVERY),

	/** Look at many deliveries. */
	LIST_DELIVERIES(Part.DELIVERY),

	/** Make a delivery due. */
	HASTEN_DELIVERY(Part.DELIVERY),

	/** Begin anew with a delivery. */
	REDRIVE_DELIVERY(Part.DELIVERY),

	/** Forget a delivery that was given up. */
	DISCARD_DELIVERY(Part.DELIVERY),

	/** How many deliveries there are. */
	COUNT_DELIVERIES,

	/** Begin an attempt that keeps a journal. */
	OPEN_JOURNAL(Part.WORK),

	/** Add a step to a journal. */
	APPEND_JOURNAL(Part.WORK),

	/** Get, keep and use a lock. */
	LOCK,

	/** Look for a cached output. */
	FIND_OUTPUT,

	/** Keep an output for others. */
	KEEP_OUTPUT,

	/** Read a value of shared memory. */
	READ_MEMORY,

	/** Write a value into shared memory. */
	WRITE_MEMORY(Part.MEMORY),

	/** Remove a value from shared memory. */
	REMOVE_MEMORY(Part.MEMORY),

	/** List what a scope of shared memory has. */
	LIST_MEMORY;

	private final String script;

	private final String digest;

	Step(Part... parts) {
		StringBuilder text = new StringBuilder(read("prelude"));
		for (Part part : parts) {
			text.append(read("part/" + file(part)));
		}
		this.script = text.append(read(file(this))).toString();
		this.digest = Base16.digest(this.script.getBytes(StandardCharsets.UTF_8));
	}

	private static String file(Enum<?> named) {
		return named.name().toLowerCase(Locale.ROOT);
	}

	String script() {
		return this.script;
	}

	String digest() {
		return this.digest;
	}

	private static String read(String name) {
		try (InputStream script = Step.class.getResourceAsStream(name + ".lua")) {
			return new String(Objects.requireNonNull(script, name).readAllBytes(), StandardCharsets.UTF_8) + "\n";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What several scripts share: a script brings only what it uses, as the server runs
	 * through all of it at each call.
	 */
	private enum Part {

		/** Changes of work. */
		WORK,

		/** Results on their way. */
		DELIVERY,

		/** Ends of work. */
		ENDING,

		/** What time demands. */
		TIME,

		/** What another program wrote over. */
		MENDING,

		/** Changes of shared memory. */
		MEMORY

	}

}
