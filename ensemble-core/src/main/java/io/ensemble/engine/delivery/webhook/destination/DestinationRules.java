package io.ensemble.engine.delivery.webhook.destination;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.ensemble.work.InvalidRequestException;

/**
 * Decides where webhooks may go, so that nobody can make this ensemble call what he could
 * not call himself (server-side request forgery). What can be seen of an address is
 * checked when work is handed in; names are looked up once for each attempt, and every
 * address behind them has to be a good one.
 */
public class DestinationRules {

	private static final Set<Integer> USUAL_PORTS = Set.of(80, 443, 8443);

	private final DestinationSettings settings;

	private final HostResolver resolver;

	/**
	 * Apply settings.
	 * @param settings where webhooks may go
	 * @param resolver looks names up
	 */
	public DestinationRules(DestinationSettings settings, HostResolver resolver) {
		this.settings = settings;
		this.resolver = resolver;
	}

	/**
	 * Check what can be seen without looking the host up. Does not block.
	 * @param address the address
	 * @throws InvalidRequestException if it is refused
	 */
	public void check(WebhookAddress address) {
		if (!address.secure() && !this.settings.plainHttp()) {
			throw WebhookAddress.invalid("must be an https URL");
		}
		if (!isAllowed(address)) {
			throw WebhookAddress.invalid("must name a host and port that this ensemble delivers to");
		}
		if (isLocalName(address.host()) && !this.settings.privateAddresses()) {
			throw WebhookAddress.invalid("must be a public address");
		}
		if (address.isLiteral()) {
			checkLiteral(address);
		}
	}

	/**
	 * Look the host up, once, and check all that is found. Blocks.
	 * @param address an address that was checked before
	 * @return the only addresses to connect to
	 * @throws UnknownHostException if the host is not known
	 * @throws InvalidRequestException if one of its addresses is refused
	 */
	public List<InetAddress> resolve(WebhookAddress address) throws UnknownHostException {
		List<InetAddress> found = List.copyOf(this.resolver.resolve(address.host()));
		if (found.isEmpty()) {
			throw new UnknownHostException("no address");
		}
		if (!found.stream().allMatch(this::isGood)) {
			throw WebhookAddress.invalid("must be a public address");
		}
		return found;
	}

	private void checkLiteral(WebhookAddress address) {
		try {
			if (!isGood(InetAddress.getByName(address.host()))) {
				throw WebhookAddress.invalid("must be a public address");
			}
		}
		catch (UnknownHostException ex) {
			throw WebhookAddress.invalid("must be an http or https URL");
		}
	}

	private boolean isGood(InetAddress address) {
		AddressKind kind = AddressKind.of(address);
		return kind == AddressKind.PUBLIC || (kind == AddressKind.PRIVATE && this.settings.privateAddresses());
	}

	private boolean isAllowed(WebhookAddress address) {
		boolean usual = USUAL_PORTS.contains(address.port());
		return this.settings.allowedHosts().isEmpty() ? usual
				: this.settings.allowedHosts()
					.stream()
					.map((allowed) -> allowed.toLowerCase(Locale.ROOT))
					.anyMatch((allowed) -> matches(allowed, address.host() + ":" + address.port())
							|| (usual && matches(allowed, address.host())));
	}

	private static boolean matches(String allowed, String host) {
		return allowed.startsWith("*.") ? host.endsWith(allowed.substring(1)) : host.equals(allowed);
	}

	private static boolean isLocalName(String host) {
		return host.equals("localhost") || host.endsWith(".localhost");
	}

}
