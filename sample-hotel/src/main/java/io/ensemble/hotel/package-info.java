/**
 * A hotel of ensembles: one department each, in one process or one process each.
 */
@NullMarked
package io.ensemble.hotel;

import org.jspecify.annotations.NullMarked;
