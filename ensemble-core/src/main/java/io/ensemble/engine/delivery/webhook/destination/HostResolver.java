package io.ensemble.engine.delivery.webhook.destination;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Looks names of hosts up. May block.
 */
@FunctionalInterface
public interface HostResolver {

	/** The resolver of the machine. */
	HostResolver SYSTEM = (host) -> List.of(InetAddress.getAllByName(host));

	/**
	 * Look a name up.
	 * @param host a name, or an address in its usual form
	 * @return all of its addresses, at least one
	 * @throws UnknownHostException if it has none
	 */
	List<InetAddress> resolve(String host) throws UnknownHostException;

}
