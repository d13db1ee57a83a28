/**
 * Takes accepted work from the queue to run it, and stops what was withdrawn, is late or
 * has to end with the process.
 */
@NullMarked
package io.ensemble.engine.execution;

import org.jspecify.annotations.NullMarked;
