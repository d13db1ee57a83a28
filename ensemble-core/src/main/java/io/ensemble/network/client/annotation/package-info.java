/**
 * The annotations of typed clients.
 */
@NullMarked
package io.ensemble.network.client.annotation;

import org.jspecify.annotations.NullMarked;
