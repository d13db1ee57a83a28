package io.ensemble.hotel.dashboard;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where the HTTP APIs of the ensembles are.
 *
 * @param byName addresses that end before {@code /api}
 */
record EnsembleAddresses(Map<String, String> byName) {

	/**
	 * Derive them from the addresses of peers.
	 * @param peers addresses of WebSockets by name
	 * @return addresses of HTTP APIs by name
	 */
	static EnsembleAddresses of(Map<String, URI> peers) {
		Map<String, String> byName = new TreeMap<>();
		peers.forEach((name, address) -> byName.put(name,
				address.toString().replaceFirst("^ws", "http").replaceFirst("/ws$", "")));
		return new EnsembleAddresses(byName);
	}

	Set<String> names() {
		return this.byName.keySet();
	}

	Optional<String> find(String name) {
		return Optional.ofNullable(this.byName.get(name));
	}

}
