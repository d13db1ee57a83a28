package io.ensemble.test.network;

import java.util.concurrent.atomic.AtomicBoolean;

import io.ensemble.capability.CapabilityKind;
import io.ensemble.network.server.PeerSession;
import io.ensemble.protocol.message.Message;
import io.ensemble.protocol.message.WorkMessage;
import io.ensemble.work.TraceContext;
import io.ensemble.work.WorkProgress;
import io.ensemble.work.WorkStatus;
import org.jspecify.annotations.Nullable;

/**
 * One request to a stub, in the words of the wire.
 */
final class StubExchange {

	private static final long NO_TIME = 0;

	private final AtomicBoolean ended = new AtomicBoolean();

	private final RecordedRequest request;

	private volatile PeerSession session;

	private volatile @Nullable String partial;

	StubExchange(RecordedRequest request, PeerSession session) {
		this.request = request;
		this.session = session;
	}

	String requestId() {
		return this.request.requestId();
	}

	/**
	 * The caller asked again after its connection broke.
	 * @param session the connection that it has now
	 */
	void resume(PeerSession session) {
		this.session = session;
	}

	void taken(StubAnswer answer) {
		if (!isTask()) {
			return;
		}
		this.session.send(new WorkMessage.TaskAccepted(requestId(), 1, answer.delay(), trace()));
		WorkProgress progress = answer.progress();
		if (progress != null) {
			this.session.send(new WorkMessage.TaskProgress(requestId(), WorkStatus.RUNNING.name(), progress.message(),
					progress.percentComplete(), trace()));
		}
	}

	void keep(@Nullable String partialOutput) {
		this.partial = partialOutput;
	}

	void end(WorkStatus status, @Nullable String output, @Nullable String error) {
		if (this.ended.compareAndSet(false, true)) {
			this.session.send(response(status.name(), output, error));
		}
	}

	void withdraw() {
		end(WorkStatus.CANCELLED, this.partial, "CANCELLED: Cancelled by the caller");
	}

	private Message response(String status, @Nullable String output, @Nullable String error) {
		return isTask() ? new WorkMessage.TaskResponse(requestId(), status, output, error, NO_TIME, null, trace())
				: new WorkMessage.ToolResponse(requestId(), status, output, error, NO_TIME, trace());
	}

	private boolean isTask() {
		return this.request.target().kind() == CapabilityKind.TASK;
	}

	private @Nullable TraceContext trace() {
		return this.request.trace();
	}

}
