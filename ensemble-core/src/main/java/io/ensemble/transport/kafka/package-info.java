/**
 * Kafka as a door for work and as a way for results. Kafka is a log: nothing is worked
 * off in it, a record is taken into the store of accepted work and then committed.
 */
@NullMarked
package io.ensemble.transport.kafka;

import org.jspecify.annotations.NullMarked;
