/**
 * Topics in tables, for all processes on the same database.
 */
@NullMarked
package io.ensemble.transport.jdbc.topic;

import org.jspecify.annotations.NullMarked;
