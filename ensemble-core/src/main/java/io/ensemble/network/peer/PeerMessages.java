package io.ensemble.network.peer;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import io.ensemble.network.failure.RemoteFailureException;
import io.ensemble.network.failure.RemoteRefusedException;
import io.ensemble.protocol.Decoded;
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

	private static final Set<String> ANSWERS = Set.of("task_response", "tool_response", "capability_response");

	private static final String IN_PROGRESS = "IN_PROGRESS";

	private final String peer;

	private final PendingCalls pending;

	private final Consumer<PendingCall> unfinished;

	private final Consumer<Message> others;

	/**
	 * Create the way from a peer to those who wait.
	 * @param peer the peer
	 * @param pending who waits
	 * @param unfinished is given calls that the peer took before and has no end of yet
	 * @param others is given what nobody waits for
	 */
	PeerMessages(String peer, PendingCalls pending, Consumer<PendingCall> unfinished, Consumer<Message> others) {
		this.peer = peer;
		this.pending = pending;
		this.unfinished = unfinished;
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

	/**
	 * Pass on that nothing can be made of a message. If it is an answer, no other one
	 * will follow.
	 * @param message what can be told of it
	 */
	void unreadable(Decoded.Malformed message) {
		logger.warn("{} sent what cannot be read: {}", this.peer, LogText.of(message.detail()));
		if (message.type() != null && ANSWERS.contains(message.type()) && message.requestId() != null) {
			this.pending.fail(message.requestId(), new RemoteFailureException(this.peer, ErrorCode.INTERNAL,
					"%s gave an answer that cannot be read: %s".formatted(this.peer, message.detail()), null));
		}
	}

	private void accept(WorkMessage message) {
		if (message instanceof WorkMessage.TaskResponse response && response.status().equals(IN_PROGRESS)) {
			Optional.ofNullable(this.pending.accepted(response.requestId())).ifPresent(this.unfinished);
		}
		else if (message instanceof WorkMessage.TaskResponse response) {
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
