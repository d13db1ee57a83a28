package io.ensemble.network.claim;

import io.ensemble.protocol.part.ResultEnvelope;

/**
 * A result that this replica claimed, for itself alone.
 *
 * @param provider the ensemble that did the work
 * @param offerId the offer; the same result comes under the same id, also to another
 * replica after this one failed to acknowledge it
 * @param result the result; its texts are those of the provider, and no more to be
 * trusted than it is
 */
public record ClaimedResult(String provider, String offerId, ResultEnvelope result) {
}
