package io.ensemble.transport.redis.ingress;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import io.ensemble.time.Timers;
import io.ensemble.transport.redis.client.RedisFailures;
import io.ensemble.transport.redis.stream.StreamConnections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads from start to stop: at first and from time to time what others left behind, and
 * then what is new. Whatever fails, it joins its group again, which an emptied server no
 * longer knows.
 */
final class StreamLoop {

	private static final Logger logger = LoggerFactory.getLogger(StreamLoop.class);

	private static final Duration PAUSE = Duration.ofSeconds(1);

	private static final String BEGINNING = "0-0";

	private final CompletableFuture<Void> ended = new CompletableFuture<>();

	private final StreamSource source;

	private final StreamConnections connections;

	private final EntrySettler settler;

	private final Timers timers;

	private final Executor threads;

	private volatile boolean stopped;

	private volatile boolean claiming = true;

	private volatile boolean failing;

	StreamLoop(StreamSource source, StreamConnections connections, EntrySettler settler, Timers timers,
			Executor threads) {
		this.source = source;
		this.connections = connections;
		this.settler = settler;
		this.timers = timers;
		this.threads = threads;
	}

	void connect() {
		if (this.stopped) {
			this.ended.complete(null);
			return;
		}
		this.connections.open().whenComplete((opened, failure) -> {
			if (failure != null) {
				pause(failure, this::connect);
			}
			else {
				join(new StreamGroup(this.source, this.connections, opened));
			}
		});
	}

	CompletionStage<Void> stop() {
		this.stopped = true;
		return this.ended;
	}

	private void join(StreamGroup group) {
		after(group, group.join(), (joined) -> next(group));
	}

	private void next(StreamGroup group) {
		if (this.stopped) {
			group.leave().whenComplete((left, failure) -> this.ended.complete(null));
		}
		else if (this.claiming) {
			this.claiming = false;
			this.timers.schedule(this.source.claimAfter().dividedBy(2), () -> this.claiming = true);
			claim(group, BEGINNING);
		}
		else {
			after(group, group.read().thenCompose((read) -> this.settler.settle(group, read, () -> this.stopped)),
					(settled) -> next(group));
		}
	}

	private void claim(StreamGroup group, String cursor) {
		CompletionStage<String> claimed = group.claim(cursor)
			.thenCompose((found) -> this.settler.settle(group, found.getMessages(), () -> this.stopped)
				.thenApply((settled) -> found.getId()));
		after(group, claimed, (further) -> {
			if (further.equals(BEGINNING) || this.stopped) {
				next(group);
			}
			else {
				claim(group, further);
			}
		});
	}

	private <T> void after(StreamGroup group, CompletionStage<T> step, Consumer<T> then) {
		step.whenCompleteAsync((value, failure) -> {
			if (failure == null) {
				this.failing = false;
				then.accept(value);
			}
			else if (this.stopped) {
				next(group);
			}
			else {
				pause(failure, () -> join(group));
			}
		}, this.threads);
	}

	private void pause(Throwable failure, Runnable again) {
		if (!this.failing) {
			this.failing = true;
			logger.warn("Reading {} pauses: {}", this.source.stream(), RedisFailures.translate(failure).getMessage());
		}
		this.timers.schedule(PAUSE, again);
	}

}
