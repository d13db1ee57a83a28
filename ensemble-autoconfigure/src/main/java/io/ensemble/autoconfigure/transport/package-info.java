/**
 * Chooses the store that keeps accepted work.
 */
@NullMarked
package io.ensemble.autoconfigure.transport;

import org.jspecify.annotations.NullMarked;
