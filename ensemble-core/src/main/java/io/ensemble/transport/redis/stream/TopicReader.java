package io.ensemble.transport.redis.stream;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import io.ensemble.time.Timers;
import io.ensemble.transport.redis.client.RedisFailures;
import io.ensemble.transport.topic.TopicSubscription;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One subscription to one stream. It asks for what follows the last entry, and asks again
 * when it was answered; while the server is away or refuses, every second.
 */
final class TopicReader implements TopicSubscription {

	private static final Logger logger = LoggerFactory.getLogger(TopicReader.class);

	private static final Duration PAUSE = Duration.ofSeconds(1);

	private static final int AT_ONCE = 100;

	private static final String BEGINNING = "0-0";

	private final CompletableFuture<TopicSubscription> hearing = new CompletableFuture<>();

	private final StreamConnections connections;

	private final String stream;

	private final XReadArgs args;

	private final Consumer<Map<String, byte[]>> listener;

	private final Timers timers;

	private final Executor threads;

	private volatile @Nullable StreamConnection connection;

	private volatile boolean cancelled;

	private volatile boolean failing;

	TopicReader(StreamConnections connections, String stream, Duration block, Consumer<Map<String, byte[]>> listener,
			Timers timers, Executor threads) {
		this.connections = connections;
		this.stream = stream;
		this.args = XReadArgs.Builder.block(block).count(AT_ONCE);
		this.listener = listener;
		this.timers = timers;
		this.threads = threads;
	}

	CompletionStage<TopicSubscription> start() {
		this.connections.open().whenComplete((opened, failure) -> {
			if (failure != null) {
				pause(failure, this::start);
			}
			else {
				this.connection = opened;
				locate(opened);
			}
		});
		return this.hearing;
	}

	private void locate(StreamConnection opened) {
		opened.commands().xrevrange(this.stream, Range.unbounded(), Limit.from(1)).whenComplete((newest, failure) -> {
			if (failure != null) {
				pause(failure, () -> locate(opened));
			}
			else {
				this.hearing.complete(this);
				read(opened, newest.isEmpty() ? BEGINNING : newest.get(0).getId());
			}
		});
	}

	private void read(StreamConnection opened, String after) {
		opened.commands()
			.xread(this.args, StreamOffset.from(this.stream, after))
			.whenCompleteAsync((entries, failure) -> {
				if (failure != null) {
					pause(failure, () -> read(opened, after));
				}
				else {
					this.failing = false;
					tell(entries);
					goOn(() -> read(opened, entries.isEmpty() ? after : entries.get(entries.size() - 1).getId()));
				}
			}, this.threads);
	}

	private void tell(List<StreamMessage<String, byte[]>> entries) {
		for (StreamMessage<String, byte[]> entry : entries) {
			if (!this.cancelled) {
				this.listener.accept(entry.getBody());
			}
		}
	}

	private void pause(Throwable failure, Runnable next) {
		if (!this.cancelled && !this.connections.isClosed()) {
			if (!this.failing) {
				this.failing = true;
				logger.warn("Reading {} pauses: {}", this.stream, RedisFailures.translate(failure).getMessage());
			}
			this.timers.schedule(PAUSE, () -> goOn(next));
		}
	}

	private void goOn(Runnable next) {
		if (!this.cancelled && !this.connections.isClosed()) {
			next.run();
		}
	}

	@Override
	public void cancel() {
		this.cancelled = true;
		StreamConnection opened = this.connection;
		if (opened != null) {
			this.connections.release(opened);
		}
	}

}
