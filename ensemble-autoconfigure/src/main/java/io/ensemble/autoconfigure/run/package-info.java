/**
 * Offers one-shot runs on the engine of the ensemble.
 */
@NullMarked
package io.ensemble.autoconfigure.run;

import org.jspecify.annotations.NullMarked;
