/**
 * What is wrapped around every attempt, and the call of the handler in the middle.
 */
@NullMarked
package io.ensemble.engine.stage;

import org.jspecify.annotations.NullMarked;
