package io.ensemble.engine.delivery.webhook.destination;

import java.util.Set;

/**
 * Where webhooks may go.
 *
 * @param allowedHosts names of hosts, {@code *.} in front for all below a name,
 * {@code :port} behind for a port that is not a usual one; empty for all public hosts
 * @param plainHttp whether {@code http} will do
 * @param privateAddresses whether hosts may be on this machine or its own network
 */
public record DestinationSettings(Set<String> allowedHosts, boolean plainHttp, boolean privateAddresses) {

	public DestinationSettings {
		allowedHosts = Set.copyOf(allowedHosts);
	}

}
