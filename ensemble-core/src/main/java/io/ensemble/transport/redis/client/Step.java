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

	/** Take the next work. */
	CLAIM,

	/** Keep a claim. */
	RENEW,

	/** Give claimed work back. */
	REQUEUE,

	/** Stop at a gate. */
	PARK,

	/** Go on after a gate. */
	RESUME,

	/** Move waiting work. */
	REPRIORITISE,

	/** The rank of waiting work. */
	POSITION,

	/** How much waits. */
	DEPTH,

	/** Do what time demands. */
	SWEEP,

	/** End claimed work. */
	FINISH,

	/** End work that an emptied server no longer knows. */
	RESTORE,

	/** End work, whoever holds it. */
	END,

	/** Look at one piece of work. */
	FIND,

	/** Look at many. */
	LIST,

	/** Send a dead letter back. */
	REDRIVE,

	/** Forget a dead letter. */
	DISCARD,

	/** Keep a record under an address. */
	STORE,

	/** Take deliveries that are due. */
	CLAIM_DELIVERIES,

	/** Report on an attempt at a delivery. */
	SETTLE_DELIVERY,

	/** Look at one delivery. */
	FIND_DELIVERY,

	/** Look at many deliveries. */
	LIST_DELIVERIES,

	/** Begin anew with a delivery. */
	REDRIVE_DELIVERY,

	/** Forget a delivery that was given up. */
	DISCARD_DELIVERY,

	/** How many deliveries there are. */
	COUNT_DELIVERIES,

	/** Begin an attempt that keeps a journal. */
	OPEN_JOURNAL,

	/** Add a step to a journal. */
	APPEND_JOURNAL,

	/** Get, keep and use a lock. */
	LOCK,

	/** Look for a cached output. */
	FIND_OUTPUT,

	/** Keep an output for others. */
	KEEP_OUTPUT;

	private final String script;

	private final String digest;

	Step() {
		this.script = read("prelude") + "\n" + read(name().toLowerCase(Locale.ROOT));
		this.digest = Base16.digest(this.script.getBytes(StandardCharsets.UTF_8));
	}

	String script() {
		return this.script;
	}

	String digest() {
		return this.digest;
	}

	private static String read(String name) {
		try (InputStream script = Step.class.getResourceAsStream(name + ".lua")) {
			return new String(Objects.requireNonNull(script, name).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
