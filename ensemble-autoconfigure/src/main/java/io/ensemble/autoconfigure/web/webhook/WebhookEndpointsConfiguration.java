package io.ensemble.autoconfigure.web.webhook;

import java.util.LinkedHashMap;
import java.util.Map;

import io.ensemble.autoconfigure.web.work.WorkSubmissions;
import io.ensemble.autoconfigure.webhook.WebhookSecrets;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.delivery.DeliveryChannels;
import io.ensemble.engine.ingress.ContextFormat;
import io.ensemble.work.DeliverySpec;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The end point for webhooks that come in.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookIngressProperties.class)
public class WebhookEndpointsConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WebhookEndpoints webhookEndpoints(WebhookIngressProperties properties, WorkSubmissions submissions,
			EnginePorts ports) {
		Map<String, IncomingWebhook> webhooks = new LinkedHashMap<>();
		properties.webhooks().forEach((name, hook) -> webhooks.put(name, webhook(name, hook)));
		return new WebhookEndpoints(webhooks, submissions, ports.clock());
	}

	@Bean
	@ConditionalOnMissingBean
	WebhookTasks webhookTasks(WebhookIngressProperties properties, CapabilityRegistry capabilities,
			DeliveryChannels channels) {
		return new WebhookTasks(properties, capabilities, channels);
	}

	private static IncomingWebhook webhook(String name, WebhookIngressProperties.Hook hook) {
		return new IncomingWebhook(
				WebhookSecrets.signatures(WebhookIngressProperties.property(name) + ".secrets", hook.secrets()),
				new ContextFormat(hook.task(), hook.priority(),
						new DeliverySpec(hook.deliveryMethod(), hook.deliveryAddress())),
				hook.caller());
	}

}
