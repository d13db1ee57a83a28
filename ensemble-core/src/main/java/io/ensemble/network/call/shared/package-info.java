/**
 * Calls of ensembles that keep their work where the caller keeps its own: the request is
 * left there, and no connection is needed.
 */
@NullMarked
package io.ensemble.network.call.shared;

import org.jspecify.annotations.NullMarked;
