/**
 * Reads work from Kafka and writes results to it, with clients of the ensemble's own.
 */
@NullMarked
package io.ensemble.autoconfigure.transport.kafka;

import org.jspecify.annotations.NullMarked;
