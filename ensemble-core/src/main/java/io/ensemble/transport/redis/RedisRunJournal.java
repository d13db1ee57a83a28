package io.ensemble.transport.redis;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import io.ensemble.transport.Claim;
import io.ensemble.transport.RunJournal;
import io.ensemble.transport.redis.client.RedisScripts;
import io.ensemble.transport.redis.client.Reply;
import io.ensemble.transport.redis.client.Step;

/**
 * Journals in Redis, dropped in the step that ends their work. Only who holds the work
 * can write.
 */
final class RedisRunJournal implements RunJournal {

	private final RedisScripts scripts;

	RedisRunJournal(RedisScripts scripts) {
		this.scripts = scripts;
	}

	@Override
	public CompletionStage<Optional<List<String>>> open(Claim claim) {
		return this.scripts.run(Step.OPEN_JOURNAL, id(claim), token(claim))
			.thenApply((reply) -> reply.isEmpty() ? Optional.empty() : Optional.of(reply.texts().skip(1).toList()));
	}

	@Override
	public CompletionStage<Boolean> append(Claim claim, String entry) {
		return this.scripts.run(Step.APPEND_JOURNAL, id(claim), token(claim), entry).thenApply(Reply::isTrue);
	}

	private static String id(Claim claim) {
		return StoredWork.id(claim.record().key());
	}

	private static String token(Claim claim) {
		return Long.toString(claim.token());
	}

}
