package io.ensemble.transport.kafka.log.record;

import java.time.Instant;

import io.ensemble.work.WorkKey;
import org.jspecify.annotations.Nullable;

/**
 * A result that is attempted to be delivered no more, and waits for somebody to decide.
 *
 * @param key its work
 * @param attempts how often it was attempted
 * @param since when it was registered, or re-driven
 * @param at when it was given up
 * @param error why the latest attempt failed, in words; {@code null} if none did
 */
public record GivenUp(WorkKey key, int attempts, Instant since, Instant at, @Nullable String error) {

}
