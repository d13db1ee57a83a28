/**
 * Connects the ensemble to its peers, by the properties that both ends of connections
 * have.
 */
@NullMarked
package io.ensemble.autoconfigure.network;

import org.jspecify.annotations.NullMarked;
