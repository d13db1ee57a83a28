/**
 * Keeps work and delivers results on Kafka, with clients of the ensemble's own.
 */
@NullMarked
package io.ensemble.autoconfigure.transport.kafka;

import org.jspecify.annotations.NullMarked;
