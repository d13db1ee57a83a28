/**
 * Makes tasks of the ensemble of the agent tasks among the beans.
 */
@NullMarked
package io.ensemble.autoconfigure.agent;

import org.jspecify.annotations.NullMarked;
