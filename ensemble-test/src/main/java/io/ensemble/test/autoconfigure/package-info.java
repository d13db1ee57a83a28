/**
 * What {@code @EnsembleTest} puts in front of an application; inactive without it.
 */
@NullMarked
package io.ensemble.test.autoconfigure;

import org.jspecify.annotations.NullMarked;
