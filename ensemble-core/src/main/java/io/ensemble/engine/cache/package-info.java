/**
 * Answers from the cache of results instead of doing the work again.
 */
@NullMarked
package io.ensemble.engine.cache;

import org.jspecify.annotations.NullMarked;
