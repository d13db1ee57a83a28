/**
 * Results that are offered to the replicas of a service: the offering side and the
 * claiming side.
 */
@NullMarked
package io.ensemble.autoconfigure.network.claim;

import org.jspecify.annotations.NullMarked;
