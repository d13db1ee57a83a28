package io.ensemble.autoconfigure.webhook;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.engine.delivery.DeliveryChannel;
import io.ensemble.engine.delivery.DeliveryFailedException;
import io.ensemble.transport.delivery.Delivery;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.InvalidRequestException;

/**
 * Says what is missing for delivery by webhook. Results that were accepted while nothing
 * was missing wait for it.
 */
class UnconfiguredWebhookDelivery implements DeliveryChannel {

	private static final String REASON = "WEBHOOK is not available on this ensemble until "
			+ WebhookDeliveryProperties.SECRETS + " is set";

	@Override
	public DeliveryMethod method() {
		return DeliveryMethod.WEBHOOK;
	}

	@Override
	public void check(DeliverySpec delivery) {
		throw new InvalidRequestException("delivery.method", REASON);
	}

	@Override
	public CompletionStage<?> deliver(Delivery delivery) {
		return CompletableFuture.failedFuture(DeliveryFailedException.passing(REASON, null));
	}

}
