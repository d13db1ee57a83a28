/**
 * Who does a task of a run, and what it has to work with.
 */
@NullMarked
package io.ensemble.run.task;

import org.jspecify.annotations.NullMarked;
