package io.ensemble.autoconfigure.engine;

import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.delivery.DeliveryChannel;
import io.ensemble.engine.delivery.DroppedDelivery;
import io.ensemble.engine.delivery.ResultDelivery;
import io.ensemble.engine.delivery.StoreDelivery;
import io.ensemble.work.DeliveryMethod;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The ways of a result to its caller; every further bean of type {@link DeliveryChannel}
 * is one more.
 */
@Configuration(proxyBeanMethods = false)
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
	ResultDelivery resultDelivery(ObjectProvider<DeliveryChannel> channels, EnginePorts ports) {
		return new ResultDelivery(channels.orderedStream().toList(), ports.timers());
	}

}
