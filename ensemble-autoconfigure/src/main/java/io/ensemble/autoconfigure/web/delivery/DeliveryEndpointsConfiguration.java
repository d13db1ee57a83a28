package io.ensemble.autoconfigure.web.delivery;

import io.ensemble.engine.delivery.attempt.DeliveryBacklog;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The end points for deliveries.
 */
@Configuration(proxyBeanMethods = false)
public class DeliveryEndpointsConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DeliveryEndpoints deliveryEndpoints(DeliveryBacklog deliveries) {
		return new DeliveryEndpoints(deliveries);
	}

}
