package io.ensemble.network.server.message.work;

import io.ensemble.engine.execution.WorkControl;
import io.ensemble.network.server.MessageHandler;
import io.ensemble.network.server.PeerDirectory;
import io.ensemble.network.server.PeerSession;
import io.ensemble.network.server.message.ForgedNames;
import io.ensemble.protocol.message.ConnectionMessage;
import io.ensemble.protocol.message.WorkMessage.TaskCancel;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkKey;

/**
 * A peer no longer wants a result. Whoever waits for it gets the cancelled end; there is
 * no other answer. A caller reaches its own work only.
 */
public class TaskCancelHandler implements MessageHandler<TaskCancel> {

	private final WorkControl control;

	private final PeerDirectory directory;

	/**
	 * Create the handler.
	 * @param control withdraws work
	 * @param directory knows who may send in which name
	 */
	public TaskCancelHandler(WorkControl control, PeerDirectory directory) {
		this.control = control;
		this.directory = directory;
	}

	@Override
	public Class<TaskCancel> type() {
		return TaskCancel.class;
	}

	@Override
	public void handle(TaskCancel message, PeerSession session) {
		if (this.directory.maySpeak(message.from(), session)) {
			this.control.cancel(new WorkKey(session.caller(), message.requestId()));
		}
		else {
			session.send(new ConnectionMessage.Error(message.requestId(), ErrorCode.FORBIDDEN.name(),
					ForgedNames.noted(message.from(), session)));
		}
	}

}
