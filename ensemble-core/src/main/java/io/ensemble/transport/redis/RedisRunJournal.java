package io.ensemble.transport.redis;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import io.ensemble.transport.Claim;
import io.ensemble.transport.RunJournal;
import io.ensemble.transport.redis.client.Reply;
import io.ensemble.transport.redis.client.Step;

/**
 * Journals in Redis, dropped in the step that ends their work. Only who holds the work
 * can write.
 */
final class RedisRunJournal implements RunJournal {

	private final HeldWork held;

	RedisRunJournal(HeldWork held) {
		this.held = held;
	}

	@Override
	public CompletionStage<Optional<List<String>>> open(Claim claim) {
		return this.held.run(Step.OPEN_JOURNAL, claim)
			.thenApply((reply) -> reply.isEmpty() ? Optional.empty() : Optional.of(reply.list(1).texts().toList()));
	}

	@Override
	public CompletionStage<Boolean> append(Claim claim, String entry) {
		return this.held.run(Step.APPEND_JOURNAL, claim, entry).thenApply(Reply::isTrue);
	}

}
