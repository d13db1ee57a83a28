package io.ensemble.autoconfigure.transport;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where accepted work is kept.
 *
 * @param type transport that keeps accepted work; "simple" keeps it in memory
 */
@ConfigurationProperties("ensemble.transport")
public record TransportProperties(@DefaultValue("simple") TransportType type) {

}
