/**
 * Where a test may let the process die: between two steps of which only one is kept.
 */
@NullMarked
package io.ensemble.engine.crash;

import org.jspecify.annotations.NullMarked;
