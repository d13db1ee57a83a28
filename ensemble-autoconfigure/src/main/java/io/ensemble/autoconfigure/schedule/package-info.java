/**
 * Work that the ensemble asks of itself at configured times.
 */
@NullMarked
package io.ensemble.autoconfigure.schedule;

import org.jspecify.annotations.NullMarked;
