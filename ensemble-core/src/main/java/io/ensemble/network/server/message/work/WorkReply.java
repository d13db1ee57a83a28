package io.ensemble.network.server.message.work;

import java.util.Optional;

import io.ensemble.engine.intake.WorkEstimate;
import io.ensemble.protocol.WorkAnswers;
import io.ensemble.protocol.message.Message;
import io.ensemble.protocol.message.WorkMessage;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkProgress;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;

/**
 * In which messages a request is answered. Whoever asks for a tool gets just its end.
 */
enum WorkReply {

	TASK {
		@Override
		Optional<Message> accepted(WorkRequest request, WorkEstimate estimate) {
			long position = (estimate.position() != null) ? estimate.position() : 0;
			return Optional.of(new WorkMessage.TaskAccepted(request.requestId(), position, estimate.completion(),
					request.traceContext()));
		}

		@Override
		Optional<Message> progressed(WorkRecord record, WorkProgress progress) {
			return Optional.of(new WorkMessage.TaskProgress(record.key().requestId(), record.status().name(),
					progress.message(), progress.percentComplete(), record.request().traceContext()));
		}

		@Override
		Message refused(WorkRequest request, ErrorCode code, String message) {
			return WorkAnswers.taskRefused(request.requestId(), code, message, request.traceContext());
		}

		@Override
		Message ended(WorkRecord record) {
			return WorkAnswers.task(record);
		}
	},

	TOOL {
		@Override
		Optional<Message> accepted(WorkRequest request, WorkEstimate estimate) {
			return Optional.empty();
		}

		@Override
		Optional<Message> progressed(WorkRecord record, WorkProgress progress) {
			return Optional.empty();
		}

		@Override
		Message refused(WorkRequest request, ErrorCode code, String message) {
			return WorkAnswers.toolRefused(request.requestId(), code, message, request.traceContext());
		}

		@Override
		Message ended(WorkRecord record) {
			return WorkAnswers.tool(record);
		}
	};

	abstract Optional<Message> accepted(WorkRequest request, WorkEstimate estimate);

	abstract Optional<Message> progressed(WorkRecord record, WorkProgress progress);

	abstract Message refused(WorkRequest request, ErrorCode code, String message);

	abstract Message ended(WorkRecord record);

}
