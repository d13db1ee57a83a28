/**
 * Tells failures that pass by themselves from those that a handler means.
 */
@NullMarked
package io.ensemble.capability.failure;

import org.jspecify.annotations.NullMarked;
