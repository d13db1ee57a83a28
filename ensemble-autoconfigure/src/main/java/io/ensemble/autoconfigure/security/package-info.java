/**
 * Decides who may call the ensemble, the same for HTTP and WebSocket.
 */
@NullMarked
package io.ensemble.autoconfigure.security;

import org.jspecify.annotations.NullMarked;
