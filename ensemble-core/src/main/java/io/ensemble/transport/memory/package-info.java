/**
 * Shared memory: what ensembles tell each other by writing it down.
 */
@NullMarked
package io.ensemble.transport.memory;

import org.jspecify.annotations.NullMarked;
