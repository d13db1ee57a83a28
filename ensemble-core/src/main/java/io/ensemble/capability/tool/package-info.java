/**
 * Capabilities as Spring AI tools for the agents of the same ensemble.
 */
@NullMarked
package io.ensemble.capability.tool;

import org.jspecify.annotations.NullMarked;
