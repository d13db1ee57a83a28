package io.ensemble.autoconfigure.transport.redis;

import io.ensemble.autoconfigure.transport.failure.MissingLibraryException;
import io.lettuce.core.RedisClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.redis.connection.RedisConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;

class RedisIngressAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(RedisIngressAutoConfiguration.class))
		.withPropertyValues("ensemble.ingress.redis.orders.stream=orders", "ensemble.ingress.redis.orders.task=cook");

	@ParameterizedTest
	@ValueSource(classes = { RedisConnectionFactory.class, RedisClient.class })
	void streamsWithoutALibraryThatTheyNeedEndTheStart(Class<?> missing) {
		this.runner.withClassLoader(new FilteredClassLoader(missing))
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.isInstanceOf(MissingLibraryException.class)
				.hasMessageContaining("ensemble.ingress.redis needs"));
	}

}
