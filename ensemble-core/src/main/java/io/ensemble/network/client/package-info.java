/**
 * Typed clients: interfaces whose methods are calls of other ensembles.
 */
@NullMarked
package io.ensemble.network.client;

import org.jspecify.annotations.NullMarked;
