/**
 * One-shot runs: a list of tasks that is done once, as an application states it.
 */
@NullMarked
package io.ensemble.run;

import org.jspecify.annotations.NullMarked;
