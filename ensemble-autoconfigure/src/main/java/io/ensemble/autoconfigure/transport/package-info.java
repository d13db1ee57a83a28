/**
 * Chooses the transport: the store that keeps accepted work, or memory.
 */
@NullMarked
package io.ensemble.autoconfigure.transport;

import org.jspecify.annotations.NullMarked;
