/**
 * The one pipeline that all work goes through: intake, queue, execution, result and
 * delivery; here its settings and its sense of duration.
 */
@NullMarked
package io.ensemble.engine;

import org.jspecify.annotations.NullMarked;
