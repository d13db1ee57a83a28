package io.ensemble.network.server.message;

import io.ensemble.network.server.MessageHandler;
import io.ensemble.network.server.PeerDirectory;
import io.ensemble.network.server.PeerSession;
import io.ensemble.network.server.SeenPeer;
import io.ensemble.protocol.message.ConnectionMessage;
import io.ensemble.protocol.message.DiscoveryMessage.EnsembleRegister;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Limits;

/**
 * A peer says which ensemble it is. From then on its connection is bound to that name.
 */
public class RegisterHandler implements MessageHandler<EnsembleRegister> {

	private final PeerDirectory directory;

	/**
	 * Create the handler.
	 * @param directory grants names
	 */
	public RegisterHandler(PeerDirectory directory) {
		this.directory = directory;
	}

	@Override
	public Class<EnsembleRegister> type() {
		return EnsembleRegister.class;
	}

	@Override
	public void handle(EnsembleRegister message, PeerSession session) {
		if (!Limits.isName(message.name())) {
			session.send(new ConnectionMessage.Error(null, ErrorCode.INVALID.name(),
					"name must be 1 to 128 characters of [A-Za-z0-9._-]"));
			return;
		}
		SeenPeer peer = new SeenPeer(message.name(), message.realm(), message.capabilities());
		if (!this.directory.register(peer, session)) {
			session.send(new ConnectionMessage.Error(null, ErrorCode.FORBIDDEN.name(),
					ForgedNames.noted(message.name(), session)));
		}
	}

}
