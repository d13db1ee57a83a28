/**
 * Tells over HTTP who the ensemble is and how it is doing.
 */
@NullMarked
package io.ensemble.autoconfigure.web.ensemble;

import org.jspecify.annotations.NullMarked;
