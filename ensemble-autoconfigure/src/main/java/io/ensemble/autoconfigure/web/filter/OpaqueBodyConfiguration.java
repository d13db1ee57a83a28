package io.ensemble.autoconfigure.web.filter;

import io.ensemble.autoconfigure.web.route.OwnPaths;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Puts the filter in front of everything that parses forms.
 */
@Configuration(proxyBeanMethods = false)
public class OpaqueBodyConfiguration {

	/** The place of the ensemble's handler mapping. */
	public static final int ORDER_AFTER_CONTROLLERS = 10;

	@Bean
	@ConditionalOnMissingBean
	OpaqueBodyFilter opaqueBodyFilter(OwnPaths paths, ObjectProvider<HandlerMapping> mappings) {
		return new OpaqueBodyFilter(new EnsembleHandling(paths, mappings, ORDER_AFTER_CONTROLLERS));
	}

}
