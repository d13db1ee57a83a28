package io.ensemble.autoconfigure.web.route;

import java.time.Duration;

/**
 * The limits of every call.
 *
 * @param maxBody the largest body, in bytes
 * @param patience how long an answer may take
 */
public record ApiLimits(int maxBody, Duration patience) {
}
