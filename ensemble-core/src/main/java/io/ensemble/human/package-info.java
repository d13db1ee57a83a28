/**
 * Where people take part in work: gates that stay shut without them.
 */
@NullMarked
package io.ensemble.human;

import org.jspecify.annotations.NullMarked;
