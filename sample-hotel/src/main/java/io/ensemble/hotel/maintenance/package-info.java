/**
 * Maintenance: an agent that reads the boiler and orders parts from procurement.
 */
@NullMarked
package io.ensemble.hotel.maintenance;

import org.jspecify.annotations.NullMarked;
