/**
 * Conditions on the chosen transport and on lists in the configuration.
 */
@NullMarked
package io.ensemble.autoconfigure.transport.condition;

import org.jspecify.annotations.NullMarked;
