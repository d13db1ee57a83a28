/**
 * How a store talks to Redis: connections, scripts, news, and what errors mean.
 */
@NullMarked
package io.ensemble.transport.redis.client;

import org.jspecify.annotations.NullMarked;
