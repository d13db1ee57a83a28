/**
 * What unfinished work did so far, in the database that keeps the work.
 */
@NullMarked
package io.ensemble.transport.jdbc.journal;

import org.jspecify.annotations.NullMarked;
