/**
 * Connects the ensemble's meters and observations to the application's registries.
 */
@NullMarked
package io.ensemble.autoconfigure.observation;

import org.jspecify.annotations.NullMarked;
