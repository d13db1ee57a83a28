/**
 * One kind of database or another, its transactions, and the threads that run them.
 */
@NullMarked
package io.ensemble.transport.jdbc.database;

import org.jspecify.annotations.NullMarked;
