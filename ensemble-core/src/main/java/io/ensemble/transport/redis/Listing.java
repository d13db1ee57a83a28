package io.ensemble.transport.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.time.Micros;
import io.ensemble.transport.WorkPage;
import io.ensemble.transport.WorkQuery;
import io.ensemble.transport.redis.client.RedisScripts;
import io.ensemble.transport.redis.client.Step;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkStatus;
import org.jspecify.annotations.Nullable;

/**
 * Lists work newest first. A filter that little work passes costs many small steps, never
 * a long one. Most statuses have an index of their own.
 */
final class Listing {

	private final RedisScripts scripts;

	private final StoredWork work;

	Listing(RedisScripts scripts, StoredWork work) {
		this.scripts = scripts;
		this.work = work;
	}

	CompletionStage<WorkPage> list(WorkQuery query) {
		try {
			return scan(query, Cursor.below(query.cursor()), new ArrayList<>());
		}
		catch (NumberFormatException ex) {
			return CompletableFuture.failedFuture(Cursor.refused());
		}
	}

	private CompletionStage<WorkPage> scan(WorkQuery query, String below, List<WorkRecord> found) {
		int limit = Math.max(1, Math.min(query.limit(), WorkQuery.MAX_LIMIT));
		return this.scripts
			.run(Step.LIST, index(query.status()), below, Integer.toString(limit + 1 - found.size()),
					Cursor.filter(query.caller()), Cursor.filter(query.status()), Cursor.filter(query.task()),
					Cursor.filter(query.from()))
			.thenCompose((reply) -> {
				this.work.readAll(reply.list(1), found);
				String end = reply.text(0);
				return (end.isEmpty() || found.size() > limit) ? CompletableFuture.completedFuture(page(found, limit))
						: scan(query, "(" + end, found);
			});
	}

	private static WorkPage page(List<WorkRecord> found, int limit) {
		return (found.size() > limit)
				? new WorkPage(List.copyOf(found.subList(0, limit)),
						Cursor.after(Micros.of(found.get(limit - 1).submittedAt())))
				: new WorkPage(List.copyOf(found), null);
	}

	private static String index(@Nullable WorkStatus status) {
		if (status == null) {
			return "age";
		}
		return switch (status) {
			case QUEUED, COMPLETED -> "age";
			case RUNNING -> "leases";
			default -> "age:" + status;
		};
	}

}
