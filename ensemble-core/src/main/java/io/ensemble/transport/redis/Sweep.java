package io.ensemble.transport.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.transport.WorkQueue;
import io.ensemble.transport.redis.client.RedisScripts;
import io.ensemble.transport.redis.client.Step;
import io.ensemble.work.WorkRecord;

/**
 * Does what time demands in steps that each cost the server little, and notices when the
 * server has lost everything.
 */
final class Sweep {

	private final RedisStoreSettings settings;

	private final RedisScripts scripts;

	private final StoredWork work;

	private final KnownSince knownSince;

	Sweep(RedisStoreSettings settings, RedisScripts scripts, StoredWork work, KnownSince knownSince) {
		this.settings = settings;
		this.scripts = scripts;
		this.work = work;
		this.knownSince = knownSince;
	}

	CompletionStage<List<WorkRecord>> run(int maxAttempts) {
		List<String> arguments = List.of(Integer.toString(maxAttempts), StoredWork.micros(this.settings.resultTtl()),
				StoredWork.micros(this.settings.tombstoneTtl()));
		return step(arguments, new ArrayList<>());
	}

	private CompletionStage<List<WorkRecord>> step(List<String> arguments, List<WorkRecord> changed) {
		return this.scripts.run(Step.SWEEP, arguments).handle((reply, failure) -> {
			if (failure != null) {
				return changed.isEmpty() ? CompletableFuture.<List<WorkRecord>>failedFuture(failure)
						: CompletableFuture.completedFuture(changed);
			}
			this.work.readAll(reply.list(2), changed);
			this.knownSince.told(reply.text(1));
			return (reply.isTrue() && changed.size() < WorkQueue.MAX_SWEPT) ? step(arguments, changed)
					: CompletableFuture.completedFuture(changed);
		}).thenCompose((next) -> next);
	}

}
