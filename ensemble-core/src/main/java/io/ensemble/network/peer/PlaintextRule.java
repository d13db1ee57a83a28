package io.ensemble.network.peer;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether an address may be spoken to in the clear.
 */
final class PlaintextRule {

	private static final Set<String> LOCAL_NAMES = Set.of("localhost", "[::1]", "[0:0:0:0:0:0:0:1]");

	private static final Pattern LOCAL_NETWORK = Pattern.compile("127(\\.\\d{1,3}){3}");

	private PlaintextRule() {
	}

	/**
	 * Check an address. Names are not looked up: what a name means may change.
	 * @param address the address
	 * @return {@code true} if it is encrypted or plainly this host
	 */
	static boolean isPrivate(URI address) {
		String host = address.getHost();
		return "wss".equalsIgnoreCase(address.getScheme())
				|| (host != null && (LOCAL_NAMES.contains(host) || LOCAL_NETWORK.matcher(host).matches()));
	}

}
