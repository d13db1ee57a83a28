/**
 * Those who listen: one that throws hurts neither what it is told of nor the others.
 */
@NullMarked
package io.ensemble.work.listener;

import org.jspecify.annotations.NullMarked;
