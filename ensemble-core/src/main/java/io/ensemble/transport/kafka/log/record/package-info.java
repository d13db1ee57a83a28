/**
 * What a log of work is made of: topics, records, how far they are finished, and the
 * threads that read them.
 */
@NullMarked
package io.ensemble.transport.kafka.log.record;

import org.jspecify.annotations.NullMarked;
