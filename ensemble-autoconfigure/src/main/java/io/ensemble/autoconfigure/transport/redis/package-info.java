/**
 * Keeps accepted work in Redis, by connections of its own.
 */
@NullMarked
package io.ensemble.autoconfigure.transport.redis;

import org.jspecify.annotations.NullMarked;
