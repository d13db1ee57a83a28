package io.ensemble.transport.redis.client;

import java.time.Duration;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;

/**
 * The options that a store needs of its client.
 */
public final class RedisClientOptions {

	private static final Duration PROBE_AFTER = Duration.ofSeconds(5);

	private static final Duration PROBE_EVERY = Duration.ofSeconds(2);

	private static final int PROBES = 3;

	private RedisClientOptions() {
	}

	/**
	 * Fail at once while the server is away, and in time when it does not answer. What
	 * was sent and not answered before a connection broke is not sent again by the
	 * client: whoever asked repeats it, and every step may be repeated.
	 * @param options to be completed
	 * @param timeout how long to wait for a connection or an answer
	 * @param <B> the type of the builder
	 * @return the builder
	 */
	public static <B extends ClientOptions.Builder> B apply(B options, Duration timeout) {
		options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
			.replayFilter((command) -> true)
			.timeoutOptions(TimeoutOptions.enabled(timeout))
			.socketOptions(SocketOptions.builder().connectTimeout(timeout).keepAlive(keepAlive()).build());
		return options;
	}

	private static SocketOptions.KeepAliveOptions keepAlive() {
		return SocketOptions.KeepAliveOptions.builder()
			.enable()
			.idle(PROBE_AFTER)
			.interval(PROBE_EVERY)
			.count(PROBES)
			.build();
	}

}
