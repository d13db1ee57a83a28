/**
 * The ways in which a call of another ensemble fails, told apart by what a caller can do
 * about them.
 */
@NullMarked
package io.ensemble.network.failure;

import org.jspecify.annotations.NullMarked;
