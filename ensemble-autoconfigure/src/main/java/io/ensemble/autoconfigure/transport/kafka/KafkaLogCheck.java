package io.ensemble.autoconfigure.transport.kafka;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.autoconfigure.transport.StoreCheck;
import io.ensemble.transport.StoreUnavailableException;
import io.ensemble.transport.kafka.log.KafkaLog;

/**
 * Whether brokers answer those who keep work in Kafka alone. What was read before can be
 * found without them, so a look at a piece of work would tell nothing.
 */
class KafkaLogCheck implements StoreCheck {

	private final KafkaLog log;

	private final List<AnswerWatch> watches;

	KafkaLogCheck(KafkaLog log, InstantSource clock) {
		this.log = log;
		this.watches = log.answers().stream().map((count) -> new AnswerWatch(clock, count)).toList();
	}

	@Override
	public CompletionStage<List<String>> warnings() {
		boolean answered = this.watches.stream().map(AnswerWatch::grows).reduce(true, Boolean::logicalAnd);
		return (answered && this.log.ready().toCompletableFuture().isDone())
				? CompletableFuture.completedFuture(List.of())
				: CompletableFuture.failedFuture(new StoreUnavailableException("No broker answers", null));
	}

}
