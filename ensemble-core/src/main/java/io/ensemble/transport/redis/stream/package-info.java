/**
 * Topics and queues of results as streams of Redis, by connections of their own.
 */
@NullMarked
package io.ensemble.transport.redis.stream;

import org.jspecify.annotations.NullMarked;
