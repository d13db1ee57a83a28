package io.ensemble.autoconfigure.transport.jdbc;

import java.nio.file.Path;

import io.ensemble.autoconfigure.EnsembleAutoConfiguration;
import io.ensemble.autoconfigure.transport.TransportAutoConfiguration;
import io.ensemble.autoconfigure.work.EnginePortsAutoConfiguration;
import io.ensemble.transport.jdbc.topic.JdbcEventTopic;
import io.ensemble.transport.simple.local.SimpleEventTopic;
import io.ensemble.transport.topic.EventTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class JdbcTopicAutoConfigurationTests {

	@TempDir
	private Path directory;

	@Test
	void topicsAreInTheDatabaseToo() {
		runner("jdbc").run((context) -> {
			assertThat(context.getBean(EventTopic.class)).isInstanceOf(JdbcEventTopic.class);
			assertThat(context).doesNotHaveBean("jdbcTopicDelivery");
		});
	}

	@Test
	void resultsAreDeliveredToTopicsThatAreAllowed() {
		runner("jdbc").withPropertyValues("ensemble.transport.jdbc.topic-addresses=menu")
			.run((context) -> assertThat(context).hasBean("jdbcTopicDelivery"));
	}

	@Test
	void theApplicationsOwnTopicsAreUsed() {
		runner("jdbc").withBean(SimpleEventTopic.class)
			.run((context) -> assertThat(context.getBean(EventTopic.class)).isInstanceOf(SimpleEventTopic.class));
	}

	@Test
	void withAnotherTransportNothingIsInADatabase() {
		runner("simple").run((context) -> assertThat(context).doesNotHaveBean(JdbcEventTopic.class));
	}

	@Test
	void aRetentionThatKeepsNothingIsRefused() {
		runner("jdbc").withPropertyValues("ensemble.transport.jdbc.topic-retention=10ms")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.hasMessageContaining("ensemble.transport.jdbc.topic-retention"));
	}

	private ApplicationContextRunner runner(String type) {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(EnsembleAutoConfiguration.class,
					EnginePortsAutoConfiguration.class, TransportAutoConfiguration.class,
					JdbcTransportAutoConfiguration.class, JdbcTopicAutoConfiguration.class))
			.withPropertyValues("ensemble.name=kitchen", "ensemble.transport.type=" + type,
					"ensemble.transport.jdbc.directory=" + this.directory);
	}

}
