/**
 * The ways of having work done by another process without losing it.
 */
@NullMarked
package io.ensemble.benchmark.durable.way;

import org.jspecify.annotations.NullMarked;
