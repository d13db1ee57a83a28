/**
 * What operators measure: the meters and observations of an ensemble. Only listens.
 */
@NullMarked
package io.ensemble.observation;

import org.jspecify.annotations.NullMarked;
