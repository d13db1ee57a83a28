/**
 * What was measured, what it has to reach, and the table that says both.
 */
@NullMarked
package io.ensemble.benchmark.table;

import org.jspecify.annotations.NullMarked;
