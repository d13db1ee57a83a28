package io.ensemble.network.peer;

import java.util.function.Consumer;

import io.ensemble.network.failure.RemoteRefusedException;
import io.ensemble.protocol.message.ConnectionMessage;
import io.ensemble.protocol.message.DiscoveryMessage;
import io.ensemble.protocol.message.Message;
import io.ensemble.protocol.message.WorkMessage;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.LogText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what a peer says to whoever waits for it.
 */
class PeerMessages {

	private static final Logger logger = LoggerFactory.getLogger(PeerMessages.class);

	private final String peer;

	private final PendingCalls pending;

	private final Consumer<Message> others;

	PeerMessages(String peer, PendingCalls pending, Consumer<Message> others) {
		this.peer = peer;
		this.pending = pending;
		this.others = others;
	}

	void accept(Message message) {
		if (message instanceof WorkMessage work) {
			accept(work);
		}
		else if (message instanceof DiscoveryMessage.CapabilityResponse response) {
			this.pending.answer(response.requestId(), response);
		}
		else if (message instanceof ConnectionMessage.Error error) {
			accept(error);
		}
		else {
			this.others.accept(message);
		}
	}

	private void accept(WorkMessage message) {
		if (message instanceof WorkMessage.TaskResponse response) {
			this.pending.answer(response.requestId(), response);
		}
		else if (message instanceof WorkMessage.ToolResponse response) {
			this.pending.answer(response.requestId(), response);
		}
		else if (message instanceof WorkMessage.TaskProgress progress) {
			this.pending.news(progress.requestId(), progress);
		}
		else if (message instanceof WorkMessage.TaskAccepted accepted) {
			this.pending.news(accepted.requestId(), accepted);
		}
		else {
			this.others.accept(message);
		}
	}

	private void accept(ConnectionMessage.Error error) {
		logger.warn("{} reports {}: {}", this.peer, LogText.of(error.code()), LogText.of(error.message()));
		if (error.requestId() != null) {
			this.pending.fail(error.requestId(), new RemoteRefusedException(this.peer, ErrorCode.INVALID,
					error.code() + ": " + ((error.message() != null) ? error.message() : "no reason was given")));
		}
	}

}
