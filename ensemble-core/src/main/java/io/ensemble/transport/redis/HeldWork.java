package io.ensemble.transport.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.transport.Claim;
import io.ensemble.transport.redis.client.RedisScripts;
import io.ensemble.transport.redis.client.Reply;
import io.ensemble.transport.redis.client.Step;
import io.ensemble.work.WorkRecord;

/**
 * Steps that only who holds the work may take. A server that was emptied gets the work
 * back first. Thread-safe.
 */
final class HeldWork {

	private static final String UNKNOWN = "UNKNOWN";

	private final RedisStoreSettings settings;

	private final RedisScripts scripts;

	private final StoredWork work;

	private volatile String lease = StoredWork.micros(Duration.ofMinutes(1));

	HeldWork(RedisStoreSettings settings, RedisScripts scripts, StoredWork work) {
		this.settings = settings;
		this.scripts = scripts;
		this.work = work;
	}

	/**
	 * For how long work is held in this process.
	 * @param lease without renewal
	 * @return the lease, for scripts
	 */
	String lease(Duration lease) {
		this.lease = StoredWork.micros(lease);
		return this.lease;
	}

	/**
	 * Take a step.
	 * @param step the step
	 * @param claim on the work
	 * @param more what the script needs besides id and token
	 * @return what it answers
	 */
	CompletionStage<Reply> run(Step step, Claim claim, String... more) {
		List<String> arguments = new ArrayList<>(
				List.of(StoredWork.id(claim.record().key()), Long.toString(claim.token())));
		arguments.addAll(List.of(more));
		return this.scripts.run(step, arguments)
			.thenCompose((reply) -> isUnknown(reply) ? restore(claim).thenCompose((restored) -> run(step, claim, more))
					: CompletableFuture.completedFuture(reply));
	}

	private static boolean isUnknown(Reply reply) {
		return !reply.isEmpty() && reply.text(0).equals(UNKNOWN);
	}

	private CompletionStage<Reply> restore(Claim claim) {
		WorkRecord record = claim.record();
		List<String> arguments = new ArrayList<>(List.of(StoredWork.id(record.key()), Long.toString(claim.token()),
				this.lease, StoredWork.micros(record.submittedAt()), this.settings.rank(record.priority())));
		arguments.addAll(this.work.fields(record));
		Instant expires = record.expiresAt();
		if (expires != null) {
			arguments.addAll(List.of("expiresAt", StoredWork.micros(expires)));
		}
		return this.scripts.run(Step.RESTORE, arguments);
	}

}
