/**
 * Which departments the hotel has, and where each of them runs.
 */
@NullMarked
package io.ensemble.hotel.launcher.plan;

import org.jspecify.annotations.NullMarked;
