/**
 * What work needs of the machine and its operator: limits, time and threads.
 */
@NullMarked
package io.ensemble.autoconfigure.work;

import org.jspecify.annotations.NullMarked;
