/**
 * The rows of accepted work and the statements on them.
 */
@NullMarked
package io.ensemble.transport.jdbc.table;

import org.jspecify.annotations.NullMarked;
