/**
 * When something is due.
 */
@NullMarked
package io.ensemble.schedule.tick;

import org.jspecify.annotations.NullMarked;
