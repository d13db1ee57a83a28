/**
 * Results on their way, of work that is kept in Kafka alone.
 */
@NullMarked
package io.ensemble.transport.kafka.log.delivery;

import org.jspecify.annotations.NullMarked;
