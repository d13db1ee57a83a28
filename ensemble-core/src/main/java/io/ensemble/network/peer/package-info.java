/**
 * The ensemble as a client of peers: one connection each, made when it is needed and made
 * again when it breaks.
 */
@NullMarked
package io.ensemble.network.peer;

import org.jspecify.annotations.NullMarked;
