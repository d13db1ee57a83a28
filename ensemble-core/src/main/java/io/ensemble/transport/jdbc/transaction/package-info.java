/**
 * How the transactions of a store run: on its threads, alone or many together.
 */
@NullMarked
package io.ensemble.transport.jdbc.transaction;

import org.jspecify.annotations.NullMarked;
