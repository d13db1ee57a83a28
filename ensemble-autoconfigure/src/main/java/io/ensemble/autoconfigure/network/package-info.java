/**
 * Connects the ensemble with others: connections to peers, the WebSocket end point and
 * their properties.
 */
@NullMarked
package io.ensemble.autoconfigure.network;

import org.jspecify.annotations.NullMarked;
