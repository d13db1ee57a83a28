/**
 * Locks in Redis.
 */
@NullMarked
package io.ensemble.transport.redis.lock;

import org.jspecify.annotations.NullMarked;
