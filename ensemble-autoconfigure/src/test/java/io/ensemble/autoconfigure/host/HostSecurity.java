package io.ensemble.autoconfigure.host;

import io.ensemble.autoconfigure.web.WithoutSpringSecurity;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The ways in which an application may protect itself.
 */
final class HostSecurity {

	private HostSecurity() {
	}

	/**
	 * Not at all.
	 */
	@Configuration(proxyBeanMethods = false)
	@WithoutSpringSecurity
	static class None {

	}

	/**
	 * By what Spring Boot does if nobody says anything.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class BootDefault {

	}

	/**
	 * By a chain of its own that knows nothing of our paths and lets them pass.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class OwnChain {

		@Bean
		SecurityFilterChain shopChain(HttpSecurity http) throws Exception {
			return http.securityMatcher("/private", "/actuator/**", "/api/work/**")
				.authorizeHttpRequests(
						(requests) -> requests.requestMatchers("/api/work/**").permitAll().anyRequest().authenticated())
				.httpBasic(Customizer.withDefaults())
				.csrf((csrf) -> csrf.disable())
				.build();
		}

	}

}
