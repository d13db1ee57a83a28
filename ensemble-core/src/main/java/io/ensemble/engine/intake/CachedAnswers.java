package io.ensemble.engine.intake;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.capability.Capability;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.engine.cache.CachedResults;
import io.ensemble.engine.execution.attempt.Completion;
import io.ensemble.transport.Enqueued;
import io.ensemble.transport.WorkQueue;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;

/**
 * Takes in requests that the cache can answer as finished work: they never wait, and are
 * answered even when the queue is full. Such work was never started: its attempt is 0.
 */
public class CachedAnswers {

	private final CachedResults cached;

	private final CapabilityRegistry capabilities;

	private final WorkQueue queue;

	private final Completion completion;

	/**
	 * Answer from a cache.
	 * @param cached the cached results
	 * @param capabilities what can be asked for
	 * @param queue keeps the requests
	 * @param completion follows the end
	 */
	public CachedAnswers(CachedResults cached, CapabilityRegistry capabilities, WorkQueue queue,
			Completion completion) {
		this.cached = cached;
		this.capabilities = capabilities;
		this.queue = queue;
		this.completion = completion;
	}

	CompletionStage<Optional<Enqueued>> answer(Submission submission) {
		Capability capability = this.capabilities.find(submission.key(), submission.request().task()).orElse(null);
		if (submission.request().cacheKey() == null || capability == null) {
			return CompletableFuture.completedFuture(Optional.empty());
		}
		return this.cached.find(submission, capability)
			.thenCompose((found) -> found.map((result) -> answer(submission, result))
				.orElseGet(() -> CompletableFuture.completedFuture(Optional.empty())));
	}

	private CompletionStage<Optional<Enqueued>> answer(Submission submission, WorkResult result) {
		return this.queue.answer(submission, result);
	}

	void answered(WorkRecord record) {
		this.cached.hit();
		this.completion.completed(record);
	}

}
