/**
 * Properties that mean nothing.
 */
@NullMarked
package io.ensemble.autoconfigure.property;

import org.jspecify.annotations.NullMarked;
