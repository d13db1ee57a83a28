/**
 * Builds the work engine out of properties and beans.
 */
@NullMarked
package io.ensemble.autoconfigure.engine;

import org.jspecify.annotations.NullMarked;
