package io.ensemble.network.server.message.work;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.engine.intake.Admission;
import io.ensemble.engine.intake.WorkEstimate;
import io.ensemble.engine.intake.WorkEstimates;
import io.ensemble.engine.intake.WorkIntake;
import io.ensemble.network.server.PeerSession;
import io.ensemble.transport.ResultStore;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;

/**
 * Takes requests in from connections and sees to it that each is answered in order:
 * accepted, progress, end. Asking again with the same id is how an end that was lost with
 * a connection is fetched; on one connection it is answered once. A connection that
 * closed waits for nothing.
 */
public class AskedWork {

	private final WorkIntake intake;

	private final WorkEstimates estimates;

	private final ResultStore results;

	private final ProgressNews progress;

	private final OpenAsks asks = new OpenAsks();

	/**
	 * Create the way in.
	 * @param intake takes requests
	 * @param estimates tells where known work stands
	 * @param results tells how work ended
	 * @param progress tells how far work is
	 */
	public AskedWork(WorkIntake intake, WorkEstimates estimates, ResultStore results, ProgressNews progress) {
		this.intake = intake;
		this.estimates = estimates;
		this.results = results;
		this.progress = progress;
	}

	void ask(WorkRequest request, PeerSession session, WorkReply reply) {
		Submission submission = new Submission(request, session.caller(), Ingress.WEBSOCKET);
		CompletableFuture<WorkRecord> end = subscribe(submission.key(), session, reply);
		this.intake.submit(submission, (admission) -> {
			if (admission instanceof Admission.Accepted accepted) {
				reply.accepted(request, new WorkEstimate(accepted.position(), accepted.estimatedCompletion()))
					.ifPresent(session::send);
			}
		}).thenAccept((admission) -> follow(submission, admission, session, reply, end));
	}

	private CompletableFuture<WorkRecord> subscribe(WorkKey key, PeerSession session, WorkReply reply) {
		CompletableFuture<WorkRecord> end = this.asks.begin(session, key);
		this.progress.subscribe(key, session, reply);
		end.whenComplete((record, failure) -> {
			if (!this.asks.isOpen(session, key)) {
				this.progress.unsubscribe(key, session);
			}
		});
		return end;
	}

	private void follow(Submission submission, Admission admission, PeerSession session, WorkReply reply,
			CompletableFuture<WorkRecord> end) {
		if (admission instanceof Admission.Refused refused) {
			end.cancel(false);
			session.send(reply.refused(submission.request(), refused.code(), refused.detail()));
		}
		else if (admission instanceof Admission.Known known) {
			whereItStands(known.record(), session, reply)
				.thenAccept((told) -> answerWhenFinal(submission, session, reply, end));
		}
		else {
			answerWhenFinal(submission, session, reply, end);
		}
	}

	private CompletionStage<?> whereItStands(WorkRecord record, PeerSession session, WorkReply reply) {
		if (record.status().isFinal()) {
			return CompletableFuture.completedFuture(null);
		}
		return this.estimates.of(record)
			.exceptionally((failure) -> WorkEstimate.NONE)
			.thenAccept((estimate) -> reply.accepted(record.request(), estimate).ifPresent(session::send));
	}

	private void answerWhenFinal(Submission submission, PeerSession session, WorkReply reply,
			CompletableFuture<WorkRecord> end) {
		if (!this.asks.takeOver(session, submission.key(), end)) {
			return;
		}
		CompletableFuture<WorkRecord> waiting = this.results.whenFinal(submission.key()).toCompletableFuture();
		end.whenComplete((record, failure) -> waiting.cancel(false));
		waiting.whenComplete((record, failure) -> {
			if (failure != null && end.completeExceptionally(failure)) {
				session.send(reply.refused(submission.request(), ErrorCode.STORE_UNAVAILABLE,
						"The store of results is unavailable; ask again"));
			}
			else if (end.complete(record) && !session.send(reply.ended(record))) {
				session.send(reply.ended(tooLarge(record)));
			}
		});
	}

	private static WorkRecord tooLarge(WorkRecord record) {
		WorkResult result = WorkResult.ended(WorkStatus.FAILED, ErrorCode.TOO_LARGE,
				"The result is larger than a message may be; read it with GET /api/work/" + record.key().requestId());
		return (record.completedAt() != null) ? record.finished(result, record.completedAt()) : record;
	}

}
