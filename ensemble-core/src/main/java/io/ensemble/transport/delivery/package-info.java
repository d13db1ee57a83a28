/**
 * Deliveries of results on their way: the SPI by which a store keeps them until they
 * arrive.
 */
@NullMarked
package io.ensemble.transport.delivery;

import org.jspecify.annotations.NullMarked;
