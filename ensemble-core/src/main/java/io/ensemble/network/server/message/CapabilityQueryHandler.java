package io.ensemble.network.server.message;

import java.util.List;

import io.ensemble.network.server.MessageHandler;
import io.ensemble.network.server.PeerDirectory;
import io.ensemble.network.server.PeerSession;
import io.ensemble.network.server.SeenPeer;
import io.ensemble.protocol.message.DiscoveryMessage.CapabilityQuery;
import io.ensemble.protocol.message.DiscoveryMessage.CapabilityResponse;
import io.ensemble.protocol.message.DiscoveryMessage.Provider;
import io.ensemble.protocol.part.CapabilityCatalogue;
import io.ensemble.protocol.part.CapabilityDescription;
import io.ensemble.protocol.part.CapabilityType;
import io.ensemble.protocol.part.SharedCapability;

/**
 * Says what this ensemble shares, and which connected peers share it too.
 */
public class CapabilityQueryHandler implements MessageHandler<CapabilityQuery> {

	private final String ensemble;

	private final SharedCapabilities shared;

	private final PeerDirectory directory;

	/**
	 * Create the handler.
	 * @param ensemble the name of this ensemble
	 * @param shared what it shares
	 * @param directory the connected peers
	 */
	public CapabilityQueryHandler(String ensemble, SharedCapabilities shared, PeerDirectory directory) {
		this.ensemble = ensemble;
		this.shared = shared;
		this.directory = directory;
	}

	@Override
	public Class<CapabilityQuery> type() {
		return CapabilityQuery.class;
	}

	@Override
	public void handle(CapabilityQuery query, PeerSession session) {
		List<SharedCapability> own = this.shared.list()
			.stream()
			.filter((capability) -> fits(query, capability.name(), capability.type(), capability.tags()))
			.toList();
		List<Provider> others = this.directory.peers()
			.stream()
			.filter((peer) -> provides(query, peer))
			.map((peer) -> new Provider(peer.name(), peer.realm(), null))
			.toList();
		session.send(new CapabilityResponse(query.requestId(), this.ensemble, own, others, query.traceContext()));
	}

	private static boolean provides(CapabilityQuery query, SeenPeer peer) {
		CapabilityCatalogue catalogue = peer.capabilities();
		return catalogue != null && (anyFits(query, catalogue.sharedTasks(), CapabilityType.TASK)
				|| anyFits(query, catalogue.sharedTools(), CapabilityType.TOOL));
	}

	private static boolean anyFits(CapabilityQuery query, List<CapabilityDescription> described, CapabilityType type) {
		return described.stream().anyMatch((capability) -> fits(query, capability.name(), type, capability.tags()));
	}

	private static boolean fits(CapabilityQuery query, String name, CapabilityType type, List<String> tags) {
		return (query.toolName() == null || query.toolName().equals(name))
				&& (query.tag() == null || tags.contains(query.tag()))
				&& (query.capabilityType() == null || query.capabilityType() == type);
	}

}
