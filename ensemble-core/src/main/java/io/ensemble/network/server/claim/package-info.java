/**
 * Offers results to the replicas of a service that are connected, and gives each to one
 * of them.
 */
@NullMarked
package io.ensemble.network.server.claim;

import org.jspecify.annotations.NullMarked;
