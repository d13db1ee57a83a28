/**
 * Measures the ensemble beside what it is built on.
 */
@NullMarked
package io.ensemble.benchmark;

import org.jspecify.annotations.NullMarked;
