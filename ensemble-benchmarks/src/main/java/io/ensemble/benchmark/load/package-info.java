/**
 * Callers that wait for their answers, and what they saw.
 */
@NullMarked
package io.ensemble.benchmark.load;

import org.jspecify.annotations.NullMarked;
