/**
 * Locks that all processes of an ensemble share.
 */
@NullMarked
package io.ensemble.transport.lock;

import org.jspecify.annotations.NullMarked;
