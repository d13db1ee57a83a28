/**
 * Makes calls of other ensembles: the request, its repetitions, its deadline and its end.
 */
@NullMarked
package io.ensemble.network.call;

import org.jspecify.annotations.NullMarked;
