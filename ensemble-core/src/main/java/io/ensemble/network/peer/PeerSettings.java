package io.ensemble.network.peer;

import java.time.Duration;

import io.ensemble.network.wire.OutboxLimits;
import org.jspecify.annotations.Nullable;

/**
 * How connections to peers are made and kept.
 *
 * @param connectTimeout how long connecting may take
 * @param maxMessageSize the largest message, in bytes of UTF-8, in both directions
 * @param heartbeat how often a sign of life is sent
 * @param idleTimeout after how long without a sign of life a connection is given up
 * @param backoff how long to wait between attempts
 * @param outbox how much may wait to be sent
 * @param secret the bearer token to show; {@code null} for none
 * @param allowPlaintext whether {@code ws://} may be spoken beyond this host
 */
public record PeerSettings(Duration connectTimeout, int maxMessageSize, Duration heartbeat, Duration idleTimeout,
		Backoff backoff, OutboxLimits outbox, @Nullable String secret, boolean allowPlaintext) {

	/** The documented defaults. */
	public static final PeerSettings DEFAULT = new PeerSettings(Duration.ofSeconds(10), 4 * 1024 * 1024,
			Duration.ofSeconds(15), Duration.ofSeconds(45), Backoff.DEFAULT,
			new OutboxLimits(1024 * 1024, 64 * 1024 * 1024, Duration.ofSeconds(20)), null, false);

	@Override
	public String toString() {
		return "PeerSettings[connectTimeout=%s, maxMessageSize=%d]".formatted(this.connectTimeout, this.maxMessageSize);
	}

}
