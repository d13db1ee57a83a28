/**
 * Reads topics of other applications on Kafka and submits their records as work.
 */
@NullMarked
package io.ensemble.autoconfigure.transport.kafka.ingress;

import org.jspecify.annotations.NullMarked;
