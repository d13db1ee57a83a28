/**
 * Knows how many processes share the work of an ensemble.
 */
@NullMarked
package io.ensemble.engine.replica;

import org.jspecify.annotations.NullMarked;
