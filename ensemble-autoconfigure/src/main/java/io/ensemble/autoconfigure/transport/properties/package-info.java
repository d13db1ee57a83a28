/**
 * What {@code ensemble.transport}, {@code ensemble.cache} and {@code ensemble.memory}
 * say.
 */
@NullMarked
package io.ensemble.autoconfigure.transport.properties;

import org.jspecify.annotations.NullMarked;
