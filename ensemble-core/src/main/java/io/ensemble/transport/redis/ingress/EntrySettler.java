package io.ensemble.transport.redis.ingress;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

import io.ensemble.time.Timers;
import io.ensemble.transport.ingress.Entry;
import io.ensemble.transport.ingress.EntryHandler;
import io.ensemble.transport.ingress.Verdict;
import io.ensemble.transport.redis.client.RedisFailures;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.LogText;
import io.lettuce.core.StreamMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one entry after the other and acknowledges what is kept elsewhere. An entry that
 * cannot be taken in now comes again after a pause, before those behind it.
 */
final class EntrySettler {

	private static final Logger logger = LoggerFactory.getLogger(EntrySettler.class);

	private final StreamSource source;

	private final StreamEntries entries;

	private final EntryHandler handler;

	private final DeadEntries deadEntries;

	private final Timers timers;

	private final Executor threads;

	private volatile boolean pausing;

	EntrySettler(StreamSource source, EntryHandler handler, DeadEntries deadEntries, Timers timers, Executor threads) {
		this.source = source;
		this.entries = new StreamEntries(source);
		this.handler = handler;
		this.deadEntries = deadEntries;
		this.timers = timers;
		this.threads = threads;
	}

	/**
	 * Settle some entries.
	 * @param group acknowledges
	 * @param messages the entries
	 * @param stopped whether to give up what cannot be taken in now; the group still
	 * knows it
	 * @return completes when all are settled or given up; never fails
	 */
	CompletionStage<Void> settle(StreamGroup group, List<StreamMessage<String, byte[]>> messages,
			BooleanSupplier stopped) {
		CompletableFuture<Void> done = new CompletableFuture<>();
		next(new Batch(group, messages, stopped, done), 0);
		return done;
	}

	private void next(Batch batch, int index) {
		if (index == batch.messages().size()) {
			batch.done().complete(null);
			return;
		}
		StreamMessage<String, byte[]> message = batch.messages().get(index);
		attempt(batch.group(), message).whenCompleteAsync((verdict, failure) -> {
			if (failure == null && !(verdict instanceof Verdict.Later)) {
				this.pausing = false;
				next(batch, index + 1);
			}
			else if (batch.stopped().getAsBoolean()) {
				batch.done().complete(null);
			}
			else {
				pause(message, (verdict instanceof Verdict.Later later) ? later : later(failure),
						() -> next(batch, index));
			}
		}, this.threads);
	}

	private CompletionStage<Verdict> attempt(StreamGroup group, StreamMessage<String, byte[]> message) {
		return CompletableFuture.completedFuture(message).thenCompose(this::verdict).thenCompose((verdict) -> {
			if (verdict instanceof Verdict.Later) {
				return CompletableFuture.completedFuture(verdict);
			}
			CompletionStage<?> settled = (verdict instanceof Verdict.Dead dead) ? this.deadEntries.write(message, dead)
					: CompletableFuture.completedFuture(null);
			return settled.thenCompose((written) -> group.acknowledge(message.getId()))
				.thenApply((acknowledged) -> verdict);
		});
	}

	private CompletionStage<Verdict> verdict(StreamMessage<String, byte[]> message) {
		Entry entry = this.entries.entry(message);
		return (entry != null) ? this.handler.handle(entry) : CompletableFuture.completedFuture(
				new Verdict.Dead(ErrorCode.INVALID, "The field " + this.source.field() + " must be given"));
	}

	private static Verdict.Later later(Throwable failure) {
		return new Verdict.Later(Verdict.Later.LONGEST_PAUSE,
				String.valueOf(RedisFailures.translate(failure).getMessage()));
	}

	private void pause(StreamMessage<String, byte[]> message, Verdict.Later later, Runnable again) {
		if (!this.pausing) {
			this.pausing = true;
			logger.warn("Reading {} pauses at {}: {}", this.source.stream(), message.getId(),
					LogText.of(later.reason()));
		}
		this.timers.schedule(later.boundedPause(), again);
	}

	/**
	 * Entries that were read at once.
	 */
	private record Batch(StreamGroup group, List<StreamMessage<String, byte[]>> messages, BooleanSupplier stopped,
			CompletableFuture<Void> done) {
	}

}
