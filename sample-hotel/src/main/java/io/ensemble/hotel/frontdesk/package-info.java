/**
 * The front desk: check-in in plain Java, and an agent that passes wishes of guests on.
 */
@NullMarked
package io.ensemble.hotel.frontdesk;

import org.jspecify.annotations.NullMarked;
