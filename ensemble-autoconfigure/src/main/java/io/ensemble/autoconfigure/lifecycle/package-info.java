/**
 * Starts and stops the engine with the application.
 */
@NullMarked
package io.ensemble.autoconfigure.lifecycle;

import org.jspecify.annotations.NullMarked;
