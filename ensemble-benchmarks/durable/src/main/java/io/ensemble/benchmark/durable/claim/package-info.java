/**
 * What taking the next piece of work costs in a long queue and in a short one.
 */
@NullMarked
package io.ensemble.benchmark.durable.claim;

import org.jspecify.annotations.NullMarked;
