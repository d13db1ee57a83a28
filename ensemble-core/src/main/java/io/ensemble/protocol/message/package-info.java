/**
 * One immutable record per wire message; a component's name is the field's name on the
 * wire, and one that may not be {@code null} must be given.
 */
@NullMarked
package io.ensemble.protocol.message;

import org.jspecify.annotations.NullMarked;
