/**
 * Queues of results in a relational database.
 */
@NullMarked
package io.ensemble.transport.jdbc.queue;

import org.jspecify.annotations.NullMarked;
