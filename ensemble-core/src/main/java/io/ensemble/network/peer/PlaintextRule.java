package io.ensemble.network.peer;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

import io.ensemble.network.failure.RemoteRefusedException;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.LogText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether one peer may be spoken to in the clear.
 */
final class PlaintextRule {

	private static final Logger logger = LoggerFactory.getLogger(PlaintextRule.class);

	private static final Set<String> LOCAL_NAMES = Set.of("localhost", "[::1]", "[0:0:0:0:0:0:0:1]");

	private static final Pattern LOCAL_NETWORK = Pattern.compile("127(\\.\\d{1,3}){3}");

	private final String peer;

	private final boolean allowed;

	private final AtomicBoolean warned = new AtomicBoolean();

	PlaintextRule(String peer, boolean allowed) {
		this.peer = peer;
		this.allowed = allowed;
	}

	/**
	 * Check an address; warns once if it is allowed what should rather not be.
	 * @param address the address
	 * @throws RemoteRefusedException if the peer is not on this host and would be spoken
	 * to in the clear
	 */
	void check(URI address) {
		if (isPrivate(address)) {
			return;
		}
		if (!this.allowed) {
			throw new RemoteRefusedException(this.peer, ErrorCode.FORBIDDEN,
					"%s is not called over plain ws://, which anybody on the way can read and change: "
						.formatted(this.peer)
							+ "give it a wss:// address in ensemble.network.peers.%s, or allow it with "
								.formatted(this.peer)
							+ "ensemble.network.allow-plaintext=true");
		}
		if (this.warned.compareAndSet(false, true)) {
			logger.warn(
					"{} is called over plain ws:// at {}: unless the network between encrypts, anybody on the way "
							+ "can read and change what is said, the secret included",
					this.peer, LogText.of(address.getHost()));
		}
	}

	/**
	 * Look at an address. Names are not looked up: what a name means may change.
	 * @param address the address
	 * @return {@code true} if it is encrypted or plainly this host
	 */
	static boolean isPrivate(URI address) {
		String host = address.getHost();
		return "wss".equalsIgnoreCase(address.getScheme()) || (host != null
				&& (LOCAL_NAMES.contains(host.toLowerCase(Locale.ROOT)) || LOCAL_NETWORK.matcher(host).matches()));
	}

}
