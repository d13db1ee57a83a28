package io.ensemble.autoconfigure;

import java.util.List;

import io.ensemble.protocol.http.EnsembleBody;

/**
 * Knows the other ensembles, for whoever describes this one. A bean of this type comes
 * with the network.
 */
@FunctionalInterface
public interface KnownPeers {

	/**
	 * The ensembles that this one is connected to, or should be.
	 * @return the peers as they are now
	 */
	List<EnsembleBody.Peer> peers();

}
