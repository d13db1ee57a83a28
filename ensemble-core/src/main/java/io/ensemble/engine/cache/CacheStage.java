package io.ensemble.engine.cache;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import io.ensemble.capability.DelegatingWorkContext;
import io.ensemble.capability.WorkContext;
import io.ensemble.engine.stage.Execution;
import io.ensemble.engine.stage.ExecutionStage;
import io.ensemble.engine.stage.Outcome;
import io.ensemble.work.CachePolicy;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;

/**
 * Looks into the cache once more when the turn of a request comes, as an equal one may
 * have been done meanwhile, and fills it afterwards. Two that run at the same time both
 * run: a request that waited for the end of another would share its failures, its
 * priority and its deadline. Belongs around all other stages: a request that is answered
 * from the cache passes none of them, whenever that is noticed, and what they hold on
 * their thread is still held when the handler is called.
 */
public class CacheStage implements ExecutionStage {

	private final CachedResults results;

	private final Executor executor;

	/**
	 * Use cached results.
	 * @param results the results
	 * @param executor goes on after the look into the cache, which may end on a thread
	 * that must not block
	 */
	public CacheStage(CachedResults results, Executor executor) {
		this.results = results;
		this.executor = executor;
	}

	@Override
	public CompletionStage<Outcome> execute(Execution execution, Next next) {
		WorkRecord record = execution.claim().record();
		if (record.request().cacheKey() == null) {
			return next.proceed(execution);
		}
		Submission submission = new Submission(record.request(), record.key().caller(), record.ingress());
		return this.results.find(submission, execution.capability()).thenComposeAsync((found) -> {
			if (found.isPresent()) {
				this.results.hit();
				return CompletableFuture.<Outcome>completedFuture(new Outcome.Done(found.get()));
			}
			return run(execution, submission, next);
		}, this.executor);
	}

	private CompletionStage<Outcome> run(Execution execution, Submission submission, Next next) {
		if (submission.request().cachePolicy() == CachePolicy.USE_CACHED) {
			this.results.miss();
		}
		Caveats context = new Caveats(execution.context());
		return next.proceed(new Execution(execution.claim(), execution.capability(), context)).thenApply((outcome) -> {
			if (outcome instanceof Outcome.Done done) {
				keep(execution, submission, done.result(), context);
			}
			return outcome;
		});
	}

	private void keep(Execution execution, Submission submission, WorkResult result, Caveats context) {
		if (!context.any && !execution.context().isCancelled()) {
			this.results.keep(submission, execution.capability(), result);
		}
	}

	/**
	 * Notes whether the output is not all that was asked for.
	 */
	private static final class Caveats extends DelegatingWorkContext {

		private volatile boolean any;

		Caveats(WorkContext work) {
			super(work);
		}

		@Override
		public void caveat(String reason) {
			this.any = true;
			super.caveat(reason);
		}

	}

}
