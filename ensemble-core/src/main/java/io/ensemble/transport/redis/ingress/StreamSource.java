package io.ensemble.transport.redis.ingress;

import java.time.Duration;

/**
 * A stream that work is read from.
 *
 * @param stream the key of the stream
 * @param group the consumer group; its members share the entries
 * @param consumer who reads; nobody else in the group has this name
 * @param field the field whose value is read
 * @param deadLetters the key of the stream that dead letters are added to
 * @param claimAfter after this time an entry that its reader has not acknowledged goes to
 * another one
 * @param block how long to wait for the next entry; less than the time-out of commands
 */
public record StreamSource(String stream, String group, String consumer, String field, String deadLetters,
		Duration claimAfter, Duration block) {
}
