/**
 * The signatures of webhooks, going out and coming in: Standard Webhooks 1.0.0.
 */
@NullMarked
package io.ensemble.protocol.webhook;

import org.jspecify.annotations.NullMarked;
