package io.ensemble.transport.redis.ingress;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.transport.redis.stream.StreamConnection;
import io.ensemble.transport.redis.stream.StreamConnections;
import io.lettuce.core.Consumer;
import io.lettuce.core.RedisBusyException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAutoClaimArgs;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.models.stream.ClaimedMessages;

/**
 * A member of a consumer group. Only reading goes over the connection of its own.
 */
final class StreamGroup {

	/** Few, as each may be as large as Redis permits. */
	private static final int AT_ONCE = 10;

	/** Whoever leaves with entries that are not acknowledged would take them along. */
	private static final String LEAVE = """
			if #redis.call('XPENDING', KEYS[1], ARGV[1], '-', '+', 1, ARGV[2]) == 0 then
				redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], ARGV[2])
			end
			return ''""";

	private final StreamSource source;

	private final StreamConnections connections;

	private final StreamConnection own;

	StreamGroup(StreamSource source, StreamConnections connections, StreamConnection own) {
		this.source = source;
		this.connections = connections;
		this.own = own;
	}

	/**
	 * Found the group, unless it is there, before the first entry: what was added before
	 * there was a group is work, too.
	 * @return completes when the group is there
	 */
	CompletionStage<?> join() {
		return this.connections.commands()
			.thenCompose((commands) -> commands.xgroupCreate(StreamOffset.from(this.source.stream(), "0"),
					this.source.group(), XGroupCreateArgs.Builder.mkstream()))
			.exceptionallyCompose((failure) -> isThere(failure) ? CompletableFuture.completedFuture("")
					: CompletableFuture.failedFuture(failure));
	}

	private static boolean isThere(Throwable failure) {
		Throwable cause = (failure.getCause() != null) ? failure.getCause() : failure;
		return cause instanceof RedisBusyException || String.valueOf(cause.getMessage()).startsWith("BUSYGROUP");
	}

	CompletionStage<List<StreamMessage<String, byte[]>>> read() {
		return this.own.commands()
			.xreadgroup(member(), XReadArgs.Builder.block(this.source.block()).count(AT_ONCE),
					StreamOffset.lastConsumed(this.source.stream()));
	}

	CompletionStage<ClaimedMessages<String, byte[]>> claim(String cursor) {
		return this.connections.commands()
			.thenCompose((commands) -> commands.xautoclaim(this.source.stream(),
					XAutoClaimArgs.Builder.xautoclaim(member(), this.source.claimAfter(), cursor).count(AT_ONCE)));
	}

	CompletionStage<?> acknowledge(String id) {
		return this.connections.commands()
			.thenCompose((commands) -> commands.xack(this.source.stream(), this.source.group(), id));
	}

	/**
	 * Leave the group, if nothing is lost by that, and the connection.
	 * @return completes when it is left
	 */
	CompletionStage<?> leave() {
		return this.connections.commands().thenCompose((commands) -> {
			CompletionStage<?> left = commands.eval(LEAVE, ScriptOutputType.VALUE,
					new String[] { this.source.stream() }, bytes(this.source.group()), bytes(this.source.consumer()));
			return left;
		}).whenComplete((left, failure) -> this.connections.release(this.own));
	}

	private Consumer<String> member() {
		return Consumer.from(this.source.group(), this.source.consumer());
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
