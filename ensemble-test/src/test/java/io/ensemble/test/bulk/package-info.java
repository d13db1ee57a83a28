/**
 * Very long queues, quickly, for tests and benchmarks.
 */
@NullMarked
package io.ensemble.test.bulk;

import org.jspecify.annotations.NullMarked;
