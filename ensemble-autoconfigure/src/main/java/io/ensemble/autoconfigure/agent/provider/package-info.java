/**
 * Looks after the errors that providers of models answer with: keys are masked before
 * anybody logs them, and the wish to wait reaches the agents.
 */
@NullMarked
package io.ensemble.autoconfigure.agent.provider;

import org.jspecify.annotations.NullMarked;
