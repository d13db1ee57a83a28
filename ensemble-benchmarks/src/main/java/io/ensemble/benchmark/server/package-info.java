/**
 * The process that answers them.
 */
@NullMarked
package io.ensemble.benchmark.server;

import org.jspecify.annotations.NullMarked;
