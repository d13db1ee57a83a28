/**
 * The WebSocket end point that peers connect to: who may, and what its sockets do.
 */
@NullMarked
package io.ensemble.autoconfigure.network.server;

import org.jspecify.annotations.NullMarked;
