/**
 * Outputs that answer the same question again, in Redis.
 */
@NullMarked
package io.ensemble.transport.redis.cache;

import org.jspecify.annotations.NullMarked;
