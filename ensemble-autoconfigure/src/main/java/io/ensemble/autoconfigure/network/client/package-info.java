/**
 * Makes beans of the typed clients of an application.
 */
@NullMarked
package io.ensemble.autoconfigure.network.client;

import org.jspecify.annotations.NullMarked;
