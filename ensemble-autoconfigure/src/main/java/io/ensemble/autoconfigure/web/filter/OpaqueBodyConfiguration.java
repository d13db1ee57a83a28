package io.ensemble.autoconfigure.web.filter;

import io.ensemble.autoconfigure.web.route.OwnPaths;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.filter.OrderedFormContentFilter;
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

	private static final int BEFORE_FORMS = OrderedFormContentFilter.DEFAULT_ORDER - 200;

	@Bean
	@ConditionalOnMissingBean(name = "opaqueBodyFilter")
	FilterRegistrationBean<OpaqueBodyFilter> opaqueBodyFilter(OwnPaths paths, ObjectProvider<HandlerMapping> mappings) {
		FilterRegistrationBean<OpaqueBodyFilter> registration = new FilterRegistrationBean<>(
				new OpaqueBodyFilter(new EnsembleHandling(paths, mappings, ORDER_AFTER_CONTROLLERS)));
		registration.setOrder(BEFORE_FORMS);
		return registration;
	}

}
