/**
 * Measures work that survives its processes beside what a user would take instead.
 */
@NullMarked
package io.ensemble.benchmark.durable;

import org.jspecify.annotations.NullMarked;
