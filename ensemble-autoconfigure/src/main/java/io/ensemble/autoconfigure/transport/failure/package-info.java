/**
 * Transports and libraries that are not there, explained to whoever starts the
 * application.
 */
@NullMarked
package io.ensemble.autoconfigure.transport.failure;

import org.jspecify.annotations.NullMarked;
