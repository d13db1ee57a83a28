/**
 * Outputs that answer the same question again, in a relational database.
 */
@NullMarked
package io.ensemble.transport.jdbc.cache;

import org.jspecify.annotations.NullMarked;
