/**
 * Brings results to queues and topics.
 */
@NullMarked
package io.ensemble.engine.delivery.topic;

import org.jspecify.annotations.NullMarked;
