package io.ensemble.autoconfigure.network;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

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
 * @param idleTimeout after how long without a sign of life a connection is closed
 * @param allowPlaintext whether peers on other hosts may be called over ws:// instead of
 * wss://
 */
@Validated
@ConfigurationProperties("ensemble.network")
public record NetworkProperties(@DefaultValue("ws://{ensemble}:7329/ws") String addressTemplate,
		@DefaultValue Map<String, URI> peers, @DefaultValue("10s") @DurationMin(millis = 1) Duration connectTimeout,
		@DefaultValue("30m") @DurationMin(millis = 1) Duration timeout, @DefaultValue("4MB") DataSize maxMessageSize,
		@DefaultValue("8") @Min(0) int maxHops, @DefaultValue("1000") @Min(1) int maxConnections,
		@DefaultValue("250") @Min(1) int maxConnectionsPerCaller,
		@DefaultValue("50000") @Min(1) int maxMessagesPerSecond,
		@DefaultValue("15s") @DurationMin(millis = 1) Duration heartbeat,
		@DefaultValue("60s") @DurationMin(millis = 1) Duration idleTimeout,
		@DefaultValue("false") boolean allowPlaintext) {
}
