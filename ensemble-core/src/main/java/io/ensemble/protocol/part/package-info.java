/**
 * The parts that wire messages and HTTP bodies have in common.
 */
@NullMarked
package io.ensemble.protocol.part;

import org.jspecify.annotations.NullMarked;
