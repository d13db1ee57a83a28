/**
 * Finds the chat models of the application, says what they cost and switches between
 * them.
 */
@NullMarked
package io.ensemble.autoconfigure.agent.model;

import org.jspecify.annotations.NullMarked;
