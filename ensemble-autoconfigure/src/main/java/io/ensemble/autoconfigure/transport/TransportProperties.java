package io.ensemble.autoconfigure.transport;

import io.ensemble.autoconfigure.PropertyRule;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where accepted work is kept.
 *
 * @param type transport that keeps accepted work; "simple" keeps it in memory
 */
@ConfigurationProperties("ensemble.transport")
public record TransportProperties(@DefaultValue("simple") String type) {

	public TransportProperties {
		PropertyRule.matches("ensemble.transport.type", type, ".*\\S.*", "It must name a transport.");
	}

}
