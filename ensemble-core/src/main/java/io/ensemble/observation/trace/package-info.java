/**
 * Observations of work and of calls of other ensembles, from which spans and timers are
 * made.
 */
@NullMarked
package io.ensemble.observation.trace;

import org.jspecify.annotations.NullMarked;
