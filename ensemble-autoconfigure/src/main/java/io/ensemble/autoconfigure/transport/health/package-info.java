/**
 * Whether the store is there, for health and readiness.
 */
@NullMarked
package io.ensemble.autoconfigure.transport.health;

import org.jspecify.annotations.NullMarked;
