package io.ensemble.hotel.dashboard;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ensemble.autoconfigure.network.NetworkProperties;
import io.ensemble.autoconfigure.security.CallerPolicy;
import io.ensemble.autoconfigure.security.EnsembleSecurityProperties;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The dashboard department. It shows the peers that its network is configured with, and
 * knows nothing else of the hotel.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class DashboardApplication implements WebMvcConfigurer {

	private static final String PATH = "/dashboard/";

	@Bean
	EnsembleClient ensembleClient(NetworkProperties network, EnsembleSecurityProperties security, ObjectMapper json) {
		return new EnsembleClient(EnsembleAddresses.of(network.peers()), security.secret(), json);
	}

	@Bean
	FilterRegistrationBean<DashboardGuard> dashboardGuard(CallerPolicy policy) {
		FilterRegistrationBean<DashboardGuard> registration = new FilterRegistrationBean<>(new DashboardGuard(policy));
		registration.addUrlPatterns(PATH + "*");
		return registration;
	}

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler(PATH + "**").addResourceLocations("classpath:/hotel-dashboard/").setCachePeriod(0);
	}

	@Override
	public void addViewControllers(ViewControllerRegistry registry) {
		registry.addRedirectViewController("/", PATH);
		registry.addViewController(PATH).setViewName("forward:" + PATH + "index.html");
	}

}
