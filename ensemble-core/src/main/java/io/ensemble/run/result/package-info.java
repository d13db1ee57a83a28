/**
 * What became of a run and of each of its tasks.
 */
@NullMarked
package io.ensemble.run.result;

import org.jspecify.annotations.NullMarked;
