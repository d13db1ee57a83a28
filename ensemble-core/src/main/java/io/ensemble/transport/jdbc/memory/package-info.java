/**
 * Shared memory in a relational database.
 */
@NullMarked
package io.ensemble.transport.jdbc.memory;

import org.jspecify.annotations.NullMarked;
