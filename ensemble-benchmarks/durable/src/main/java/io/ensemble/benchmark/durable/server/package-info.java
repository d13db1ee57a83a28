/**
 * The servers that keep the work, and the process that does it.
 */
@NullMarked
package io.ensemble.benchmark.durable.server;

import org.jspecify.annotations.NullMarked;
