/**
 * The bodies of the HTTP API, its problems, and the codec for both.
 */
@NullMarked
package io.ensemble.protocol.http;

import org.jspecify.annotations.NullMarked;
