/**
 * Deliveries in the memory of this process.
 */
@NullMarked
package io.ensemble.transport.simple.delivery;

import org.jspecify.annotations.NullMarked;
