/**
 * Keeps people in command of the work that needs their consent.
 */
@NullMarked
package io.ensemble.autoconfigure.human;

import org.jspecify.annotations.NullMarked;
