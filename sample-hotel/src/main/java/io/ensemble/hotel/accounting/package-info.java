/**
 * Accounting: a safe that nobody opens without a manager, and the report of the day.
 */
@NullMarked
package io.ensemble.hotel.accounting;

import org.jspecify.annotations.NullMarked;
