package io.ensemble.autoconfigure.network;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class NetworkPropertiesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(Properties.class);

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			peers.kitchen    | kitchen:7329
			peers.kitchen    | http://kitchen:7329/ws
			address-template | kitchen
			idle-timeout     | 14s
			max-message-size | 4GB
			""")
	void whatCanConnectNobodyIsRefused(String property, String value) {
		this.runner.withPropertyValues("ensemble.network." + property + "=" + value)
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.hasStackTraceContaining("ensemble.network." + property));
	}

	@Test
	void anAddressOfAWebSocketIsGood() {
		this.runner
			.withPropertyValues("ensemble.network.peers.kitchen=WSS://kitchen.example/ws",
					"ensemble.network.address-template=ws://localhost:1/{ensemble}")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(NetworkProperties.class)
	static class Properties {

	}

}
