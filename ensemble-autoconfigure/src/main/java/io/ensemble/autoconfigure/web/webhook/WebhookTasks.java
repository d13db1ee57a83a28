package io.ensemble.autoconfigure.web.webhook;

import io.ensemble.autoconfigure.capability.KnownTasks;
import io.ensemble.capability.CapabilityRegistry;

import org.springframework.context.SmartLifecycle;

/**
 * Keeps an ensemble from starting whose webhooks are for tasks that it does not have:
 * their senders would be told so, and could not do anything about it. Looks when all
 * tasks are registered, and before anybody is served.
 */
class WebhookTasks implements SmartLifecycle {

	private final WebhookIngressProperties properties;

	private final CapabilityRegistry capabilities;

	private volatile boolean running;

	WebhookTasks(WebhookIngressProperties properties, CapabilityRegistry capabilities) {
		this.properties = properties;
		this.capabilities = capabilities;
	}

	@Override
	public void start() {
		this.properties.webhooks()
			.forEach((name, hook) -> KnownTasks.require(this.capabilities,
					WebhookIngressProperties.property(name) + ".task", hook.task()));
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
