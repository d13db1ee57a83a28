/**
 * What a piece of work is: the request, its priority, deadline and delivery, its state
 * and its result.
 */
@NullMarked
package io.ensemble.work;

import org.jspecify.annotations.NullMarked;
