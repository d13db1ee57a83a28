package io.ensemble.network.server;

import java.time.Duration;

import io.ensemble.network.wire.OutboxLimits;

/**
 * The limits of each connection.
 *
 * @param maxMessageSize the largest message, in bytes of UTF-8, in both directions
 * @param maxMessagesPerSecond how many messages a peer may send on average, with bursts
 * of as many; each small part of a message counts as one
 * @param maxConnections how many connections there may be at once
 * @param maxConnectionsPerCaller how many of them one caller may have from one address
 * @param heartbeat how often a sign of life is sent
 * @param idleTimeout after how long without a sign of life a connection is closed
 * @param outbox how much may wait for a slow reader
 */
public record SessionSettings(int maxMessageSize, int maxMessagesPerSecond, int maxConnections,
		int maxConnectionsPerCaller, Duration heartbeat, Duration idleTimeout, OutboxLimits outbox) {

	/** The documented defaults. */
	public static final SessionSettings DEFAULT = new SessionSettings(4 * 1024 * 1024, 50_000, 1_000, 250,
			Duration.ofSeconds(15), Duration.ofSeconds(60), OutboxLimits.DEFAULT);

}
