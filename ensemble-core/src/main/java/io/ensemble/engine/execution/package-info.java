/**
 * Runs accepted work: claims it, keeps its lease, leads it through the stages and ends
 * it.
 */
@NullMarked
package io.ensemble.engine.execution;

import org.jspecify.annotations.NullMarked;
