package io.ensemble.network.server.claim;

import java.time.Duration;

import io.ensemble.engine.delivery.topic.AllowedAddresses;

/**
 * To whom results are offered, and how long that may take.
 *
 * @param services the services that may be named as addresses
 * @param claimTimeout how long an offer waits for the first claim
 * @param lease how long the replica that was granted a result has time to acknowledge it
 * @param attemptTimeout how long all that may take together, over as many replicas as
 * there are
 */
public record ClaimSettings(AllowedAddresses services, Duration claimTimeout, Duration lease, Duration attemptTimeout) {
}
