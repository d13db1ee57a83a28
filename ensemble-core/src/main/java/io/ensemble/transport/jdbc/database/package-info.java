/**
 * The database that keeps the work: its kind, its tables, its time, and how texts are
 * written to it.
 */
@NullMarked
package io.ensemble.transport.jdbc.database;

import org.jspecify.annotations.NullMarked;
