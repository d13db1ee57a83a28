/**
 * What ensembles share elsewhere, within one process: locks, cached outputs, events and
 * shared memory.
 */
@NullMarked
package io.ensemble.transport.simple.local;

import org.jspecify.annotations.NullMarked;
