/**
 * Delivers results to webhooks: signed, and to nobody else than the address that was
 * checked.
 */
@NullMarked
package io.ensemble.engine.delivery.webhook;

import org.jspecify.annotations.NullMarked;
