package io.ensemble.transport.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

import io.ensemble.transport.WorkQueue;
import io.ensemble.transport.redis.client.RedisScripts;
import io.ensemble.transport.redis.client.Step;
import io.ensemble.work.WorkRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what time demands in steps that each cost the server little, and notices when the
 * server has lost everything.
 */
final class Sweep {

	private static final Logger logger = LoggerFactory.getLogger(Sweep.class);

	private final AtomicReference<@Nullable String> knownSince = new AtomicReference<>();

	private final RedisStoreSettings settings;

	private final RedisScripts scripts;

	private final StoredWork work;

	private final FinalNews news;

	Sweep(RedisStoreSettings settings, RedisScripts scripts, StoredWork work, FinalNews news) {
		this.settings = settings;
		this.scripts = scripts;
		this.work = work;
		this.news = news;
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
			compare(reply.text(1));
			return (reply.isTrue() && changed.size() < WorkQueue.MAX_SWEPT) ? step(arguments, changed)
					: CompletableFuture.completedFuture(changed);
		}).thenCompose((next) -> next);
	}

	private void compare(String since) {
		String before = this.knownSince.getAndSet(since);
		if (before != null && !before.equals(since)) {
			logger.error(
					"Redis has lost everything that ensemble {} kept there: accepted work that had not ended is "
							+ "gone. Look for FLUSHALL, an eviction, or a restart without AOF",
					this.settings.ensemble());
			this.news.lookAgain();
		}
		else {
			this.news.catchUp();
		}
	}

}
