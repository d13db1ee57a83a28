/**
 * Kafka as a door for work: a record is taken into the store of accepted work and then
 * committed.
 */
@NullMarked
package io.ensemble.transport.kafka.ingress;

import org.jspecify.annotations.NullMarked;
