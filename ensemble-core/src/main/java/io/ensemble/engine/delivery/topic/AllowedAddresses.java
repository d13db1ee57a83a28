package io.ensemble.engine.delivery.topic;

import java.util.List;

import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.Limits;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that results may be delivered to. Whoever asks for work may name any, so
 * none is good that the operator did not list.
 *
 * @param patterns names; one that ends with an asterisk stands for all that begin like it
 */
public record AllowedAddresses(List<String> patterns) {

	private static final String FIELD = "delivery.address";

	public AllowedAddresses {
		patterns = List.copyOf(patterns);
	}

	/**
	 * Refuse an address that is none or not listed.
	 * @param address the address
	 * @return the same address
	 * @throws InvalidRequestException if nothing is delivered there
	 */
	public String require(@Nullable String address) {
		if (address == null || !Limits.isName(address)) {
			throw new InvalidRequestException(FIELD, "must be 1 to 128 characters of [A-Za-z0-9._-]");
		}
		if (!contains(address)) {
			throw new InvalidRequestException(FIELD, "is not among those that this ensemble delivers to");
		}
		return address;
	}

	/**
	 * Whether results may go to an address.
	 * @param address the address
	 * @return {@code false} if it is not listed
	 */
	public boolean contains(String address) {
		return this.patterns.stream().anyMatch((pattern) -> matches(pattern, address));
	}

	private static boolean matches(String pattern, String address) {
		return pattern.endsWith("*") ? address.startsWith(pattern.substring(0, pattern.length() - 1))
				: pattern.equals(address);
	}

}
