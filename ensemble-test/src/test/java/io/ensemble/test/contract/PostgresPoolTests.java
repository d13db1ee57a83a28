package io.ensemble.test.contract;

import javax.sql.DataSource;

import io.ensemble.autoconfigure.EnsembleAutoConfiguration;
import io.ensemble.autoconfigure.transport.jdbc.JdbcTransportAutoConfiguration;
import io.ensemble.autoconfigure.work.EnginePortsAutoConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The connections that the ensemble makes to a PostgreSQL by itself.
 */
class PostgresPoolTests {

	@Test
	void plansAreMadeAsIfTheQueueWereLong() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(EnsembleAutoConfiguration.class,
					EnginePortsAutoConfiguration.class, JdbcTransportAutoConfiguration.class))
			.withPropertyValues("ensemble.name=kitchen", "ensemble.transport.type=jdbc",
					"ensemble.transport.jdbc.url=" + PostgresServer.url(), "ensemble.transport.jdbc.username=postgres")
			.run((context) -> {
				Object source = context.getBean("transportDataSource");
				JdbcTemplate template = new JdbcTemplate((DataSource) ReflectionTestUtils.getField(source, "source"));
				assertThat(template.queryForObject("show enable_seqscan", String.class)).isEqualTo("off");
				JdbcStoreFixture.TABLES.forEach((table) -> template.execute("drop table if exists " + table));
			});
	}

}
