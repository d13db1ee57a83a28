/**
 * The kitchen: plain Java tasks and tools over a pantry in memory.
 */
@NullMarked
package io.ensemble.hotel.kitchen;

import org.jspecify.annotations.NullMarked;
