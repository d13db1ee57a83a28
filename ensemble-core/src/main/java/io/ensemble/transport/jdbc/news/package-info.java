/**
 * Telling those who wait what changed in the database, in this process and in others.
 */
@NullMarked
package io.ensemble.transport.jdbc.news;

import org.jspecify.annotations.NullMarked;
