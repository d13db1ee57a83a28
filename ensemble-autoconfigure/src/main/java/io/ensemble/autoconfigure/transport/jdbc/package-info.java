/**
 * Keeps accepted work in a relational database, over connections of its own.
 */
@NullMarked
package io.ensemble.autoconfigure.transport.jdbc;

import org.jspecify.annotations.NullMarked;
