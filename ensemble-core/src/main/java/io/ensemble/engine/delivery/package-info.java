/**
 * Brings results to where the caller wanted them: one small class per delivery method.
 */
@NullMarked
package io.ensemble.engine.delivery;

import org.jspecify.annotations.NullMarked;
