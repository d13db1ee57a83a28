/**
 * The threads of one ensemble, and its name in what they log.
 */
@NullMarked
package io.ensemble.engine.thread;

import org.jspecify.annotations.NullMarked;
