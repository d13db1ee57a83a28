/**
 * Locks in a relational database.
 */
@NullMarked
package io.ensemble.transport.jdbc.lock;

import org.jspecify.annotations.NullMarked;
