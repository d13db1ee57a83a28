package io.ensemble.autoconfigure.webhook;

import java.net.InetAddress;
import java.util.List;

import io.ensemble.engine.delivery.webhook.destination.HostResolver;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Every name is one of this machine.
 */
@Configuration(proxyBeanMethods = false)
class LyingNames {

	@Bean
	HostResolver lyingResolver() {
		return (host) -> List.of(InetAddress.getByName("127.0.0.1"));
	}

}
