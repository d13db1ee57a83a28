/**
 * The tool calls of a run, side by side, and what their texts are wrapped in.
 */
@NullMarked
package io.ensemble.agent.run.tool;

import org.jspecify.annotations.NullMarked;
