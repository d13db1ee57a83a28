/**
 * Procurement: plain Java that finds vendors and places orders.
 */
@NullMarked
package io.ensemble.hotel.procurement;

import org.jspecify.annotations.NullMarked;
