/**
 * Reads work from streams of Redis that others write.
 */
@NullMarked
package io.ensemble.transport.redis.ingress;

import org.jspecify.annotations.NullMarked;
