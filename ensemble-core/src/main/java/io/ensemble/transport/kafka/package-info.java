/**
 * What all that speaks to Kafka shares: names, settings, and who writes. Kafka is a log:
 * nothing is worked off in it.
 */
@NullMarked
package io.ensemble.transport.kafka;

import org.jspecify.annotations.NullMarked;
