/**
 * Attempts deliveries until they arrive or are given up.
 */
@NullMarked
package io.ensemble.engine.delivery.attempt;

import org.jspecify.annotations.NullMarked;
