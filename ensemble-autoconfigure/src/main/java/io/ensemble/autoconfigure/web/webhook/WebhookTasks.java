package io.ensemble.autoconfigure.web.webhook;

import io.ensemble.autoconfigure.transport.IngressTarget;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.engine.delivery.DeliveryChannels;
import io.ensemble.work.DeliverySpec;

import org.springframework.context.SmartLifecycle;

/**
 * Keeps an ensemble from starting whose webhooks are for tasks that it does not have, or
 * whose results it could not deliver: their senders would be told so, and could not do
 * anything about it. Looks when all tasks are registered, and before anybody is served.
 */
class WebhookTasks implements SmartLifecycle {

	private final WebhookIngressProperties properties;

	private final CapabilityRegistry capabilities;

	private final DeliveryChannels channels;

	private volatile boolean running;

	WebhookTasks(WebhookIngressProperties properties, CapabilityRegistry capabilities, DeliveryChannels channels) {
		this.properties = properties;
		this.capabilities = capabilities;
		this.channels = channels;
	}

	@Override
	public void start() {
		this.properties.webhooks()
			.forEach((name,
					hook) -> new IngressTarget(WebhookIngressProperties.property(name), hook.task(),
							new DeliverySpec(hook.deliveryMethod(), hook.deliveryAddress()))
						.require(this.capabilities, this.channels));
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return 0;
	}

}
