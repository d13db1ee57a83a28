/**
 * Results on their way, in the database in which their work ends.
 */
@NullMarked
package io.ensemble.transport.jdbc.delivery;

import org.jspecify.annotations.NullMarked;
