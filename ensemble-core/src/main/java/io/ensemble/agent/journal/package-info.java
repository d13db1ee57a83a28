/**
 * What an agent's run writes down of its steps, so that it can go on after a crash.
 */
@NullMarked
package io.ensemble.agent.journal;

import org.jspecify.annotations.NullMarked;
