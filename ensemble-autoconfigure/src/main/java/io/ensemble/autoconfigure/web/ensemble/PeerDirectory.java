package io.ensemble.autoconfigure.web.ensemble;

import java.util.List;

import io.ensemble.protocol.http.EnsembleBody;

/**
 * Knows the other ensembles, for the status of this one. A bean of this type comes with
 * the network.
 */
@FunctionalInterface
public interface PeerDirectory {

	/**
	 * The ensembles that this one is connected to, or should be.
	 * @return the peers as they are now
	 */
	List<EnsembleBody.Peer> peers();

}
