/**
 * Shared memory within one process.
 */
@NullMarked
package io.ensemble.transport.simple.memory;

import org.jspecify.annotations.NullMarked;
