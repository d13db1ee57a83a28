/**
 * The model of the hotel: simulated as long as there is no key for a real one.
 */
@NullMarked
package io.ensemble.hotel.model;

import org.jspecify.annotations.NullMarked;
