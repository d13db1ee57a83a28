/**
 * Topics of Kafka as topics of ensembles.
 */
@NullMarked
package io.ensemble.transport.kafka.topic;

import org.jspecify.annotations.NullMarked;
