package io.ensemble.network.server.message.work;

import io.ensemble.network.server.MessageHandler;
import io.ensemble.network.server.PeerDirectory;
import io.ensemble.network.server.PeerSession;
import io.ensemble.network.server.message.ForgedNames;
import io.ensemble.protocol.WorkAnswers;
import io.ensemble.protocol.message.WorkMessage.ToolRequest;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.InvalidRequestException;

/**
 * A peer asks for a tool.
 */
public class ToolRequestHandler implements MessageHandler<ToolRequest> {

	private final AskedWork work;

	private final PeerDirectory directory;

	/**
	 * Create the handler.
	 * @param work takes the request in
	 * @param directory knows who may send in which name
	 */
	public ToolRequestHandler(AskedWork work, PeerDirectory directory) {
		this.work = work;
		this.directory = directory;
	}

	@Override
	public Class<ToolRequest> type() {
		return ToolRequest.class;
	}

	@Override
	public void handle(ToolRequest message, PeerSession session) {
		if (!this.directory.maySpeak(message.from(), session)) {
			refuse(message, session, ErrorCode.FORBIDDEN, ForgedNames.noted(message.from(), session));
			return;
		}
		try {
			this.work.ask(message.toWorkRequest(), session, WorkReply.TOOL);
		}
		catch (InvalidRequestException ex) {
			String field = ex.getField().equals("task") ? "tool" : ex.getField();
			refuse(message, session, ErrorCode.INVALID, field + " " + ex.getMessage());
		}
	}

	private static void refuse(ToolRequest message, PeerSession session, ErrorCode code, String detail) {
		session.send(WorkAnswers.toolRefused(message.requestId(), code, detail, message.traceContext()));
	}

}
