package io.ensemble.autoconfigure.web;

import java.time.Duration;
import java.util.List;

import io.ensemble.autoconfigure.EnsembleIdentity;
import io.ensemble.autoconfigure.lifecycle.LifecycleAutoConfiguration;
import io.ensemble.autoconfigure.schedule.ScheduleAutoConfiguration;
import io.ensemble.autoconfigure.security.CallerPolicy;
import io.ensemble.autoconfigure.security.CallerPolicyAutoConfiguration;
import io.ensemble.autoconfigure.web.access.AccessGuard;
import io.ensemble.autoconfigure.web.deadletter.DeadLetterEndpointsConfiguration;
import io.ensemble.autoconfigure.web.delivery.DeliveryEndpointsConfiguration;
import io.ensemble.autoconfigure.web.ensemble.EnsembleEndpointsConfiguration;
import io.ensemble.autoconfigure.web.filter.OpaqueBodyConfiguration;
import io.ensemble.autoconfigure.web.rate.CallerRates;
import io.ensemble.autoconfigure.web.route.ApiEndpoint;
import io.ensemble.autoconfigure.web.route.ApiEndpoints;
import io.ensemble.autoconfigure.web.route.ApiGate;
import io.ensemble.autoconfigure.web.route.ApiLimits;
import io.ensemble.autoconfigure.web.route.ApiRouter;
import io.ensemble.autoconfigure.web.route.EnsembleWebProperties;
import io.ensemble.autoconfigure.web.route.OwnPaths;
import io.ensemble.autoconfigure.web.schedule.ScheduleEndpointsConfiguration;
import io.ensemble.autoconfigure.web.specification.SpecificationConfiguration;
import io.ensemble.autoconfigure.web.stream.EventEndpointsConfiguration;
import io.ensemble.autoconfigure.web.webhook.WebhookEndpointsConfiguration;
import io.ensemble.autoconfigure.web.work.WorkEndpointsConfiguration;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.thread.LogContext;
import io.ensemble.protocol.http.HttpJson;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;

/**
 * Serves the HTTP API: a handler mapping of our own beside those of the application,
 * after its controllers, so that a controller on the same path wins, and before its
 * static resources.
 */
@AutoConfiguration(after = { LifecycleAutoConfiguration.class, ScheduleAutoConfiguration.class,
		CallerPolicyAutoConfiguration.class, WebMvcAutoConfiguration.class })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
@EnableConfigurationProperties(EnsembleWebProperties.class)
@Import({ EnsembleEndpointsConfiguration.class, WorkEndpointsConfiguration.class,
		DeadLetterEndpointsConfiguration.class, DeliveryEndpointsConfiguration.class, EventEndpointsConfiguration.class,
		ScheduleEndpointsConfiguration.class, SpecificationConfiguration.class, WebhookEndpointsConfiguration.class,
		OpaqueBodyConfiguration.class })
public class EnsembleWebAutoConfiguration {

	private static final int BODY_SLACK = 64 << 10;

	/**
	 * What JSON makes of a byte that its writer escapes, as some do with all but ASCII.
	 */
	private static final int LONGEST_ESCAPE = "\\u0000".length();

	/** For the store before and after the wait that a caller asked for. */
	private static final Duration STORE_PATIENCE = Duration.ofSeconds(30);

	@Bean
	@ConditionalOnMissingBean
	HttpJson ensembleHttpJson(EngineSettings settings) {
		return new HttpJson(maxBody(settings));
	}

	@Bean
	@ConditionalOnMissingBean
	OwnPaths ensemblePaths(EnsembleWebProperties properties, ObjectProvider<ApiEndpoints> endpoints) {
		return new OwnPaths(properties.basePath(), () -> all(endpoints));
	}

	@Bean
	@ConditionalOnMissingBean
	ApiRouter ensembleApiRouter(EnsembleIdentity identity, EngineSettings settings, EnginePorts ports,
			CallerPolicy policy, HttpJson json, EnsembleWebProperties properties,
			ObjectProvider<ApiEndpoints> endpoints) {
		ApiLimits limits = new ApiLimits(maxBody(settings), properties.maxWait().plus(STORE_PATIENCE));
		AccessGuard guard = new AccessGuard(policy, new CallerRates(properties.maxRequestsPerSecond(), ports.clock()));
		ApiGate gate = new ApiGate(new LogContext(identity.name()), guard, limits, json, ports.timers());
		return new ApiRouter(properties.basePath(), all(endpoints), gate);
	}

	@Bean(defaultCandidate = false)
	@ConditionalOnMissingBean(name = "ensembleHandlerMapping")
	RouterFunctionMapping ensembleHandlerMapping(ApiRouter router) {
		RouterFunctionMapping mapping = new RouterFunctionMapping(router::route);
		mapping.setMessageConverters(List.of(new ByteArrayHttpMessageConverter()));
		mapping.setOrder(OpaqueBodyConfiguration.ORDER_AFTER_CONTROLLERS);
		return mapping;
	}

	private static List<ApiEndpoint> all(ObjectProvider<ApiEndpoints> endpoints) {
		return endpoints.orderedStream().flatMap((group) -> group.endpoints().stream()).toList();
	}

	private static int maxBody(EngineSettings settings) {
		return (int) Math.min(Integer.MAX_VALUE - 8L, (long) LONGEST_ESCAPE * settings.maxContextSize() + BODY_SLACK);
	}

}
