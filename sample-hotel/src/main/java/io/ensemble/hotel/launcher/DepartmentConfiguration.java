package io.ensemble.hotel.launcher;

import io.ensemble.autoconfigure.EnsembleIdentity;
import io.ensemble.engine.thread.LogContext;
import jakarta.servlet.Filter;
import org.slf4j.MDC;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * What every department gets because it shares a process, and a log, with others.
 */
@Configuration(proxyBeanMethods = false)
class DepartmentConfiguration {

	@Bean
	FilterRegistrationBean<Filter> departmentLogFilter(EnsembleIdentity identity) {
		LogContext department = new LogContext(identity.name());
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
			try (MDC.MDCCloseable name = department.open()) {
				chain.doFilter(request, response);
			}
		});
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

}
