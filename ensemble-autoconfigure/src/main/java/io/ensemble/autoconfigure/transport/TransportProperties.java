package io.ensemble.autoconfigure.transport;

import jakarta.validation.constraints.NotBlank;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where accepted work is kept.
 *
 * @param type transport that keeps accepted work; "simple" keeps it in memory
 */
@Validated
@ConfigurationProperties("ensemble.transport")
public record TransportProperties(@DefaultValue("simple") @NotBlank String type) {
}
