/**
 * Shared memory in Redis.
 */
@NullMarked
package io.ensemble.transport.redis.memory;

import org.jspecify.annotations.NullMarked;
