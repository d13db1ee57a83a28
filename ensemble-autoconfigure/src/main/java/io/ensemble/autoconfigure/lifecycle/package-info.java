/**
 * Ties the life of the ensemble to that of the application: readiness, drain, shutdown.
 */
@NullMarked
package io.ensemble.autoconfigure.lifecycle;

import org.jspecify.annotations.NullMarked;
