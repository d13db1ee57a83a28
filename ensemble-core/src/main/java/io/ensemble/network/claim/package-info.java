/**
 * Takes results that other ensembles offer to the replicas of this one.
 */
@NullMarked
package io.ensemble.network.claim;

import org.jspecify.annotations.NullMarked;
