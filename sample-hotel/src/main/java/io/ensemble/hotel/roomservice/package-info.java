/**
 * Room service: an agent that works with the kitchen over the network.
 */
@NullMarked
package io.ensemble.hotel.roomservice;

import org.jspecify.annotations.NullMarked;
