/**
 * Common patterns of agents as shared tasks of the front desk, there only with the
 * profile {@code patterns}.
 */
@NullMarked
package io.ensemble.hotel.frontdesk.patterns;

import org.jspecify.annotations.NullMarked;
