package io.ensemble.network.server.message;

import io.ensemble.network.server.MessageHandler;
import io.ensemble.network.server.PeerDirectory;
import io.ensemble.network.server.PeerSession;
import io.ensemble.protocol.message.ConnectionMessage;
import io.ensemble.protocol.message.DiscoveryMessage.EnsembleDeregister;
import io.ensemble.work.ErrorCode;

/**
 * A peer is about to close. It can speak for nobody but itself.
 */
public class DeregisterHandler implements MessageHandler<EnsembleDeregister> {

	private final PeerDirectory directory;

	/**
	 * Create the handler.
	 * @param directory takes names back
	 */
	public DeregisterHandler(PeerDirectory directory) {
		this.directory = directory;
	}

	@Override
	public Class<EnsembleDeregister> type() {
		return EnsembleDeregister.class;
	}

	@Override
	public void handle(EnsembleDeregister message, PeerSession session) {
		if (message.name().equals(session.name())) {
			this.directory.release(session);
		}
		else if (session.name() != null || this.directory.isHeld(message.name())) {
			session.send(new ConnectionMessage.Error(null, ErrorCode.FORBIDDEN.name(),
					ForgedNames.noted(message.name(), session)));
		}
	}

}
