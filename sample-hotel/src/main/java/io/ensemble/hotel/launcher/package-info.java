/**
 * Starts and stops the departments of the hotel in one process, each a full application
 * of its own.
 */
@NullMarked
package io.ensemble.hotel.launcher;

import org.jspecify.annotations.NullMarked;
