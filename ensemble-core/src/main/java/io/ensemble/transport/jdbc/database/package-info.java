/**
 * The tables of the transport and the statements on them, for each kind of database.
 */
@NullMarked
package io.ensemble.transport.jdbc.database;

import org.jspecify.annotations.NullMarked;
