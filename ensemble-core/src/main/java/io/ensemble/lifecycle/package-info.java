/**
 * The life of an ensemble: starting, ready, draining, stopped.
 */
@NullMarked
package io.ensemble.lifecycle;

import org.jspecify.annotations.NullMarked;
