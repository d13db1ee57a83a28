/**
 * What happens to work, told to whoever listens, and remembered for late listeners.
 */
@NullMarked
package io.ensemble.engine.event;

import org.jspecify.annotations.NullMarked;
