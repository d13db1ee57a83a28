package io.ensemble.autoconfigure.web.work;

import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

import io.ensemble.autoconfigure.web.route.ApiRequest;
import io.ensemble.work.InvalidRequestException;

/**
 * Names requests whose body does not.
 */
class RequestIds {

	private static final String HEADER = "Idempotency-Key";

	private final RandomGenerator random;

	/**
	 * Name at random.
	 * @param random the source of ids, which nobody must be able to guess
	 */
	RequestIds(RandomGenerator random) {
		this.random = random;
	}

	/**
	 * The id of a request without one.
	 * @param request the call
	 * @return what its {@code Idempotency-Key} says, else an id that nobody can guess
	 * @throws InvalidRequestException if it has several
	 */
	String of(ApiRequest request) {
		List<String> keys = request.request().headers().header(HEADER);
		if (keys.size() > 1) {
			throw new InvalidRequestException(HEADER, "must be given once");
		}
		return keys.isEmpty() ? random() : unquoted(keys.get(0).strip());
	}

	// The IETF draft of the header makes it a quoted string; most clients send it bare.
	private static String unquoted(String key) {
		boolean quoted = key.length() > 1 && key.startsWith("\"") && key.endsWith("\"");
		return quoted ? key.substring(1, key.length() - 1) : key;
	}

	private String random() {
		long version = (this.random.nextLong() & ~0xF000L) | 0x4000L;
		long variant = (this.random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
		return new UUID(version, variant).toString();
	}

}
