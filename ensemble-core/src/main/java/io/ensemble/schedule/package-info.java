/**
 * Work that an ensemble asks of itself at certain times.
 */
@NullMarked
package io.ensemble.schedule;

import org.jspecify.annotations.NullMarked;
