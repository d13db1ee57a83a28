/**
 * What one run of an agent may use up, what it used, and when it ends without an answer.
 */
@NullMarked
package io.ensemble.agent.run.limit;

import org.jspecify.annotations.NullMarked;
