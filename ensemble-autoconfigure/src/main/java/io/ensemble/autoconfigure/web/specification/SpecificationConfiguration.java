package io.ensemble.autoconfigure.web.specification;

import io.ensemble.autoconfigure.EnsembleIdentity;
import io.ensemble.autoconfigure.web.route.ApiEndpoints;
import io.ensemble.autoconfigure.web.route.EnsembleWebProperties;
import io.ensemble.capability.CapabilityRegistry;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The end points that describe the ensemble to programs.
 */
@Configuration(proxyBeanMethods = false)
public class SpecificationConfiguration {

	// A provider that is injected would leave out the bean that it is injected into.
	@Bean
	@ConditionalOnMissingBean
	OpenApiEndpoints openApiEndpoints(EnsembleIdentity identity, CapabilityRegistry capabilities,
			EnsembleWebProperties properties, BeanFactory beans) {
		return new OpenApiEndpoints(identity, capabilities, properties,
				() -> beans.getBeanProvider(ApiEndpoints.class)
					.stream()
					.flatMap((group) -> group.endpoints().stream())
					.toList());
	}

	/**
	 * The description of the WebSocket, where there is one.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = { "org.springframework.web.socket.server.support.WebSocketHttpRequestHandler",
			"jakarta.websocket.server.ServerContainer" })
	static class WithSocket {

		@Bean
		@ConditionalOnMissingBean
		AsyncApiEndpoints asyncApiEndpoints(EnsembleIdentity identity, EnsembleWebProperties properties) {
			return new AsyncApiEndpoints(identity, properties);
		}

	}

}
