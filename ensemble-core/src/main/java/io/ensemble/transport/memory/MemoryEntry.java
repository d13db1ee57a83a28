package io.ensemble.transport.memory;

import java.time.Instant;

/**
 * What is kept under a key.
 *
 * @param key the key
 * @param value what was written
 * @param version larger than that of whatever was kept under this key before, be it
 * removed meanwhile
 * @param writtenAt when, by the store's time
 * @param writtenBy who wrote it, in the words of the writer
 */
public record MemoryEntry(MemoryKey key, String value, long version, Instant writtenAt, String writtenBy) {
}
