/**
 * How the transactions of a store run.
 */
@NullMarked
package io.ensemble.transport.jdbc.transaction;

import org.jspecify.annotations.NullMarked;
