/**
 * The duty manager's page: one look at all departments, over their HTTP APIs.
 */
@NullMarked
package io.ensemble.hotel.dashboard;

import org.jspecify.annotations.NullMarked;
