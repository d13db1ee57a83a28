/**
 * Work that is kept in Kafka alone, without a store: a topic for each priority and one
 * for how work ended.
 */
@NullMarked
package io.ensemble.transport.kafka.log;

import org.jspecify.annotations.NullMarked;
