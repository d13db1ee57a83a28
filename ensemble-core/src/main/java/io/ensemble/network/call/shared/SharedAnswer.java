package io.ensemble.network.call.shared;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.capability.CapabilityKind;
import io.ensemble.engine.intake.Admission;
import io.ensemble.network.RemoteTarget;
import io.ensemble.network.failure.RemoteUnreachableException;
import io.ensemble.protocol.WorkAnswers;
import io.ensemble.protocol.message.Message;
import io.ensemble.transport.Enqueued;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;

/**
 * What the store says to one request, in the messages of a connection.
 */
final class SharedAnswer {

	private final RemoteTarget target;

	private final WorkRequest request;

	private final CompletableFuture<Message> message = new CompletableFuture<>();

	SharedAnswer(RemoteTarget target, WorkRequest request) {
		this.target = target;
		this.request = request;
	}

	CompletableFuture<Message> message() {
		return this.message;
	}

	boolean refused(Enqueued enqueued) {
		Optional<Admission.Refused> refused = Admission.Refused.of(enqueued);
		refused.ifPresent((refusal) -> refuse(refusal.code(), refusal.message()));
		return refused.isPresent();
	}

	void follow(CompletionStage<WorkRecord> ended) {
		CompletableFuture<WorkRecord> waiting = ended.toCompletableFuture();
		this.message.whenComplete((answered, failure) -> waiting.cancel(false));
		waiting.whenComplete((record, failure) -> {
			if (record != null) {
				this.message.complete(isTask() ? WorkAnswers.task(record) : WorkAnswers.tool(record));
			}
			else {
				unreachable(failure);
			}
		});
	}

	void unreachable(Throwable failure) {
		this.message.completeExceptionally(new RemoteUnreachableException(this.target.ensemble(),
				"The store that is shared with %s is unavailable".formatted(this.target.ensemble()), true, true,
				failure));
	}

	void refuse(ErrorCode code, String text) {
		this.message.complete(
				isTask() ? WorkAnswers.taskRefused(this.request.requestId(), code, text, this.request.traceContext())
						: WorkAnswers.toolRefused(this.request.requestId(), code, text, this.request.traceContext()));
	}

	private boolean isTask() {
		return this.target.kind() == CapabilityKind.TASK;
	}

}
