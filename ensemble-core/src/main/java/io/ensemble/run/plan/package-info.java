/**
 * Checks a run before it starts: names, inputs, and which task waits for which.
 */
@NullMarked
package io.ensemble.run.plan;

import org.jspecify.annotations.NullMarked;
