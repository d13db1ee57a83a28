/**
 * What operators measure: the meters of an ensemble. Only listens.
 */
@NullMarked
package io.ensemble.observation;

import org.jspecify.annotations.NullMarked;
