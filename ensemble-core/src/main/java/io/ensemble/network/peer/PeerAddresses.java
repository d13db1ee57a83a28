package io.ensemble.network.peer;

import java.net.URI;
import java.util.Map;

import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.Limits;

/**
 * Where peers are. Asked before every attempt to connect, so that a peer may move.
 */
@FunctionalInterface
public interface PeerAddresses {

	/** What stands for the name of the ensemble in a template. */
	String PLACEHOLDER = "{ensemble}";

	/**
	 * Find an address.
	 * @param ensemble the name of the peer
	 * @return a {@code ws} or {@code wss} address
	 * @throws InvalidRequestException if the name is none
	 * @throws IllegalArgumentException if no address can be made of what is configured
	 */
	URI resolve(String ensemble);

	/**
	 * Addresses by name, and a template for the rest.
	 * @param byName the addresses of single peers
	 * @param template an address with {@value #PLACEHOLDER} in it
	 * @return the addresses
	 */
	static PeerAddresses of(Map<String, URI> byName, String template) {
		return (ensemble) -> {
			if (!Limits.isName(ensemble)) {
				throw new InvalidRequestException("ensemble", "must be 1 to 128 characters of [A-Za-z0-9._-]");
			}
			URI address = byName.get(ensemble);
			return (address != null) ? address : URI.create(template.replace(PLACEHOLDER, ensemble));
		};
	}

}
