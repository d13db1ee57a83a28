/**
 * What a method of a typed client does: which call it makes of its arguments, and what it
 * returns.
 */
@NullMarked
package io.ensemble.network.client.method;

import org.jspecify.annotations.NullMarked;
