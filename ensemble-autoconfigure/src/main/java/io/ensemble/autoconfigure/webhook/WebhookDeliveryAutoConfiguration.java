package io.ensemble.autoconfigure.webhook;

import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

import io.ensemble.autoconfigure.EnsembleIdentity;
import io.ensemble.autoconfigure.engine.DeliveryProperties;
import io.ensemble.autoconfigure.engine.EngineAutoConfiguration;
import io.ensemble.autoconfigure.work.EnginePortsAutoConfiguration;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.delivery.DeliveryChannel;
import io.ensemble.engine.delivery.webhook.DisabledAddresses;
import io.ensemble.engine.delivery.webhook.WebhookDelivery;
import io.ensemble.engine.delivery.webhook.destination.DestinationRules;
import io.ensemble.engine.delivery.webhook.destination.HostResolver;
import io.ensemble.engine.delivery.webhook.http.WebhookClient;
import io.ensemble.transport.memory.MemoryStore;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Delivers results by webhook, once there is a secret to sign them with.
 */
@AutoConfiguration(after = EnginePortsAutoConfiguration.class, before = EngineAutoConfiguration.class)
@EnableConfigurationProperties({ DeliveryProperties.class, WebhookDeliveryProperties.class })
public class WebhookDeliveryAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WebhookThreads webhookThreads(EnsembleIdentity identity, DeliveryProperties deliveries) {
		return new WebhookThreads(identity.name(), deliveries.maxConcurrent());
	}

	@Bean
	@ConditionalOnMissingBean
	HostResolver webhookHostResolver() {
		return HostResolver.SYSTEM;
	}

	@Bean
	@ConditionalOnMissingBean(name = "webhookDelivery")
	DeliveryChannel webhookDelivery(WebhookDeliveryProperties properties, HostResolver resolver, WebhookThreads threads,
			MemoryStore memory, EnsembleIdentity identity, EnginePorts ports) {
		if (properties.secrets().isEmpty()) {
			return new UnconfiguredWebhookDelivery();
		}
		WebhookClient client = new WebhookClient(SocketFactory.getDefault(),
				(SSLSocketFactory) SSLSocketFactory.getDefault(), ports.timers(), properties.timeout());
		DisabledAddresses disabled = new DisabledAddresses(memory, identity.name());
		disabled.load();
		return new WebhookDelivery(WebhookSecrets.signatures(WebhookDeliveryProperties.SECRETS, properties.secrets()),
				new DestinationRules(properties.destinations(), resolver), disabled, client, threads.executor(),
				ports.clock());
	}

}
