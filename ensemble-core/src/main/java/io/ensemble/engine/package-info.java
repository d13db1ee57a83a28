/**
 * The one pipeline that all work goes through: intake, queue, dispatch, execution stages,
 * result and delivery.
 */
@NullMarked
package io.ensemble.engine;

import org.jspecify.annotations.NullMarked;
