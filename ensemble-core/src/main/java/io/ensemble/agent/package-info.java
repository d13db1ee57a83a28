/**
 * What an agent task is: who the model plays, what it may use and when it has to stop.
 */
@NullMarked
package io.ensemble.agent;

import org.jspecify.annotations.NullMarked;
