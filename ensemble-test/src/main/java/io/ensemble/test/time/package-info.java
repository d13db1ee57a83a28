/**
 * Virtual time for tests: handlers that block take turns, and time passes when a test
 * says so.
 */
@NullMarked
package io.ensemble.test.time;

import org.jspecify.annotations.NullMarked;
