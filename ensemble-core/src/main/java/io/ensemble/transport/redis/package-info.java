/**
 * Accepted work in Redis: sorted sets and a hash for each piece of work, changed by Lua
 * scripts that are one step each.
 */
@NullMarked
package io.ensemble.transport.redis;

import org.jspecify.annotations.NullMarked;
