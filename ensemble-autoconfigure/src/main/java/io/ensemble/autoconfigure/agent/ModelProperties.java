package io.ensemble.autoconfigure.agent;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which models serve which tiers.
 *
 * @param primary name of the chat model bean that agents use; not needed if there is one
 * only
 * @param fallback name of the chat model bean of the fallback tier; the primary one if
 * not set
 */
@ConfigurationProperties("ensemble.models")
public record ModelProperties(@Nullable String primary, @Nullable String fallback) {
}
