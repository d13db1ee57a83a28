/**
 * Where webhooks may go: addresses, the rules for them and the names behind them.
 */
@NullMarked
package io.ensemble.engine.delivery.webhook.destination;

import org.jspecify.annotations.NullMarked;
