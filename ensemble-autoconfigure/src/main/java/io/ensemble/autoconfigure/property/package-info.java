/**
 * Properties that mean nothing, or what they must not.
 */
@NullMarked
package io.ensemble.autoconfigure.property;

import org.jspecify.annotations.NullMarked;
