/**
 * The transport on a relational database: accepted work lives in tables of H2 or
 * PostgreSQL and outlives the process.
 */
@NullMarked
package io.ensemble.transport.jdbc;

import org.jspecify.annotations.NullMarked;
