/**
 * Housekeeping: plain Java over the state of the rooms, with typed input and output.
 */
@NullMarked
package io.ensemble.hotel.housekeeping;

import org.jspecify.annotations.NullMarked;
