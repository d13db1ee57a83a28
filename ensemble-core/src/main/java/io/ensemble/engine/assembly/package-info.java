/**
 * Puts the parts of an engine together where no container does.
 */
@NullMarked
package io.ensemble.engine.assembly;

import org.jspecify.annotations.NullMarked;
