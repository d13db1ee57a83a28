/**
 * Time and timers as ports, so that the same engine runs on the machine's time and on
 * virtual time.
 */
@NullMarked
package io.ensemble.time;

import org.jspecify.annotations.NullMarked;
