/**
 * What the starter adds to an application that does nothing with it.
 */
@NullMarked
package io.ensemble.benchmark.footprint;

import org.jspecify.annotations.NullMarked;
