/**
 * Where accepted work is kept: the SPI that every store implements, and its contract.
 */
@NullMarked
package io.ensemble.transport;

import org.jspecify.annotations.NullMarked;
