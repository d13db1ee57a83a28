package io.ensemble.network.peer;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Opens sockets to peers. Beneath it everything is somebody else's; a test puts peers in
 * memory here.
 */
public interface PeerConnector {

	/**
	 * Open a socket.
	 * @param address where
	 * @param timeout how long that may take
	 * @param listener is told what happens on it
	 * @return fails if it could not be opened; completes after
	 * {@link PeerListener#opened}
	 */
	CompletionStage<?> connect(URI address, Duration timeout, PeerListener listener);

}
