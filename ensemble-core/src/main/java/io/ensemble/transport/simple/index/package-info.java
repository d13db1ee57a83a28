/**
 * Work in memory, by all the orders in which somebody asks for it. Nothing here is
 * thread-safe unless it says so.
 */
@NullMarked
package io.ensemble.transport.simple.index;

import org.jspecify.annotations.NullMarked;
