package io.ensemble.autoconfigure.network;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import io.ensemble.autoconfigure.PropertyRule;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The network of ensembles.
 *
 * @param addressTemplate address of peers that are not listed; {ensemble} stands for the
 * name
 * @param peers addresses of single peers by name
 * @param connectTimeout how long a call waits for a connection
 * @param timeout how long a call waits for its result
 * @param maxMessageSize largest message on a WebSocket, in both directions
 * @param maxHops how many ensembles may pass a request on
 * @param maxConnections how many WebSocket connections are accepted at once
 * @param maxConnectionsPerCaller how many WebSocket connections one caller may have from
 * one address
 * @param maxMessagesPerSecond how many messages one connection may send on average before
 * it is closed
 * @param heartbeat how often a sign of life is sent on a connection
 * @param idleTimeout after how long without a sign of life a connection is closed, not
 * less than the heartbeat
 * @param allowPlaintext whether peers on other hosts may be called over ws:// instead of
 * wss://
 * @param catalogue how tools of other ensembles are shown to models
 */
@ConfigurationProperties("ensemble.network")
public record NetworkProperties(@DefaultValue("ws://{ensemble}:7329/ws") String addressTemplate,
		@DefaultValue Map<String, URI> peers, @DefaultValue("10s") Duration connectTimeout,
		@DefaultValue("30m") Duration timeout, @DefaultValue("4MB") DataSize maxMessageSize,
		@DefaultValue("8") int maxHops, @DefaultValue("1000") int maxConnections,
		@DefaultValue("250") int maxConnectionsPerCaller, @DefaultValue("50000") int maxMessagesPerSecond,
		@DefaultValue("15s") Duration heartbeat, @DefaultValue("60s") Duration idleTimeout,
		@DefaultValue("false") boolean allowPlaintext, @DefaultValue Catalogue catalogue) {

	private static final DataSize LARGEST = DataSize.ofGigabytes(1);

	public NetworkProperties {
		PropertyRule.atLeast("ensemble.network.connect-timeout", connectTimeout, Duration.ofMillis(1));
		PropertyRule.atLeast("ensemble.network.timeout", timeout, Duration.ofMillis(1));
		PropertyRule.atLeast("ensemble.network.max-message-size", maxMessageSize.toBytes(), 1024);
		PropertyRule.atLeast("ensemble.network.max-hops", maxHops, 0);
		PropertyRule.atLeast("ensemble.network.max-connections", maxConnections, 1);
		PropertyRule.atLeast("ensemble.network.max-connections-per-caller", maxConnectionsPerCaller, 1);
		PropertyRule.atLeast("ensemble.network.max-messages-per-second", maxMessagesPerSecond, 1);
		PropertyRule.atLeast("ensemble.network.heartbeat", heartbeat, Duration.ofMillis(1));
		PropertyRule.atLeast("ensemble.network.idle-timeout", idleTimeout, heartbeat);
		PropertyRule.atMost("ensemble.network.max-message-size", maxMessageSize.toBytes(), LARGEST.toBytes());
		peers.forEach((peer, address) -> PropertyRule.matches("ensemble.network.peers." + peer, address.toString(),
				"(?i)wss?://.+", "It must be the address of a WebSocket, such as wss://kitchen.example/ws."));
		PropertyRule.matches("ensemble.network.address-template", addressTemplate, "(?i)wss?://.+",
				"It must be the address of a WebSocket, such as wss://{ensemble}.example/ws.");
	}

	/**
	 * Tools of other ensembles as models see them.
	 *
	 * @param separator stands between the names of ensemble and tool; letters, digits,
	 * underscores and dashes
	 * @param maxTools how many tools one selection from the network gives a model at most
	 */
	public record Catalogue(@DefaultValue("_") String separator, @DefaultValue("100") int maxTools) {

		public Catalogue {
			PropertyRule.matches("ensemble.network.catalogue.separator", separator, "[a-zA-Z0-9_-]{1,8}",
					"It must be 1 to 8 letters, digits, underscores and dashes.");
			PropertyRule.atLeast("ensemble.network.catalogue.max-tools", maxTools, 1);
		}

	}

}
