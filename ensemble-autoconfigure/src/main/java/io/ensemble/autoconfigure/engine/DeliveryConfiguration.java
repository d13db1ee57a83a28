package io.ensemble.autoconfigure.engine;

import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.delivery.DeliveryChannel;
import io.ensemble.engine.delivery.DeliveryChannels;
import io.ensemble.engine.delivery.DeliveryListener;
import io.ensemble.engine.delivery.DroppedDelivery;
import io.ensemble.engine.delivery.StoreDelivery;
import io.ensemble.engine.delivery.attempt.DeliveryBacklog;
import io.ensemble.engine.delivery.attempt.ResultDelivery;
import io.ensemble.work.DeliveryMethod;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The ways of a result to its caller; every further bean of type {@link DeliveryChannel}
 * is one more.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliveryProperties.class)
class DeliveryConfiguration {

	@Bean
	@ConditionalOnMissingBean
	StoreDelivery storeDelivery(WorkStores stores) {
		return new StoreDelivery(stores.results());
	}

	@Bean
	@ConditionalOnMissingBean(name = "noDelivery")
	DroppedDelivery noDelivery() {
		return new DroppedDelivery(DeliveryMethod.NONE);
	}

	@Bean
	@ConditionalOnMissingBean(name = "socketDelivery")
	DroppedDelivery socketDelivery() {
		return new DroppedDelivery(DeliveryMethod.WEBSOCKET);
	}

	@Bean
	@ConditionalOnMissingBean
	DeliveryChannels deliveryChannels(ObjectProvider<DeliveryChannel> channels) {
		return new DeliveryChannels(channels.orderedStream().toList());
	}

	@Bean
	@ConditionalOnMissingBean
	DeliveryBacklog deliveryBacklog(WorkStores stores, DeliveryChannels channels) {
		return new DeliveryBacklog(stores.deliveries().queue(), channels);
	}

	@Bean
	@ConditionalOnMissingBean
	ResultDelivery resultDelivery(DeliveryProperties properties, WorkStores stores, DeliveryChannels channels,
			ObjectProvider<DeliveryListener> listeners, EnginePorts ports) {
		return new ResultDelivery(properties.settings(), stores.deliveries(), channels, (delivery,
				outcome) -> listeners.orderedStream().forEach((listener) -> listener.attempted(delivery, outcome)),
				ports);
	}

}
