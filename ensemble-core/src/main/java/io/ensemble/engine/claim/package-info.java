/**
 * Claims on what waits in a queue: how many at once, when, and what is under way.
 */
@NullMarked
package io.ensemble.engine.claim;

import org.jspecify.annotations.NullMarked;
