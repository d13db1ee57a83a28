/**
 * Runs agent tasks: one chat client per run, with a tool loop of our own that knows
 * limits, cancellation and deadlines.
 */
@NullMarked
package io.ensemble.agent.run;

import org.jspecify.annotations.NullMarked;
