/**
 * An attempt at a piece of work: its lease, its run and its end.
 */
@NullMarked
package io.ensemble.engine.execution.attempt;

import org.jspecify.annotations.NullMarked;
