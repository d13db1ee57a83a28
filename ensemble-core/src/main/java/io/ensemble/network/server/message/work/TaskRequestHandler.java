package io.ensemble.network.server.message.work;

import io.ensemble.network.server.MessageHandler;
import io.ensemble.network.server.PeerDirectory;
import io.ensemble.network.server.PeerSession;
import io.ensemble.network.server.message.ForgedNames;
import io.ensemble.protocol.WorkAnswers;
import io.ensemble.protocol.message.WorkMessage.TaskRequest;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.InvalidRequestException;

/**
 * A peer asks for a task.
 */
public class TaskRequestHandler implements MessageHandler<TaskRequest> {

	private final AskedWork work;

	private final PeerDirectory directory;

	/**
	 * Create the handler.
	 * @param work takes the request in
	 * @param directory knows who may send in which name
	 */
	public TaskRequestHandler(AskedWork work, PeerDirectory directory) {
		this.work = work;
		this.directory = directory;
	}

	@Override
	public Class<TaskRequest> type() {
		return TaskRequest.class;
	}

	@Override
	public void handle(TaskRequest message, PeerSession session) {
		if (!this.directory.maySpeak(message.from(), session)) {
			refuse(message, session, ErrorCode.FORBIDDEN, ForgedNames.noted(message.from(), session));
			return;
		}
		try {
			this.work.ask(message.toWorkRequest(), session, WorkReply.TASK);
		}
		catch (InvalidRequestException ex) {
			refuse(message, session, ErrorCode.INVALID, ex.getField() + " " + ex.getMessage());
		}
	}

	private static void refuse(TaskRequest message, PeerSession session, ErrorCode code, String detail) {
		session.send(WorkAnswers.taskRefused(message.requestId(), code, detail, message.traceContext()));
	}

}
