/**
 * Looks after work that was given up after its last attempt.
 */
@NullMarked
package io.ensemble.engine.deadletter;

import org.jspecify.annotations.NullMarked;
