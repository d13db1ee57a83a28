/**
 * Hands the tasks of a run to the engine, each when those it waits for are done.
 */
@NullMarked
package io.ensemble.run.execution;

import org.jspecify.annotations.NullMarked;
