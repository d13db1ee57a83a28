/**
 * The ensemble's actuator end points.
 */
@NullMarked
package io.ensemble.autoconfigure.actuate;

import org.jspecify.annotations.NullMarked;
