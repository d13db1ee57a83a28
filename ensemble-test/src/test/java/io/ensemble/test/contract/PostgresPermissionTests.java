package io.ensemble.test.contract;

import io.ensemble.transport.jdbc.database.Database;
import io.ensemble.transport.jdbc.database.Dialect;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a user of a database needs to be allowed.
 */
class PostgresPermissionTests {

	private final JdbcTemplate administrator = new JdbcTemplate(source("postgres", "pantry"));

	@Test
	void tablesThatAnAdministratorMadeAreUsedByWhoMayMakeNone() {
		this.administrator.execute("create schema pantry");
		this.administrator.execute("create role chef login");
		this.administrator.execute("grant usage on schema pantry to chef");
		Database ours = new Database(source("chef", "pantry"), "kitchen");
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(ours::open)
			.withMessageContaining("schema-postgresql.sql");
		new Database(source("postgres", "pantry"), "admin").open();
		this.administrator.execute("grant select, insert, update, delete on all tables in schema pantry to chef");
		assertThat(ours.open()).isEqualTo(Dialect.POSTGRESQL);
	}

	private static DriverManagerDataSource source(String user, String schema) {
		return new DriverManagerDataSource(
				PostgresServer.url().replace("user=postgres", "user=" + user) + "&currentSchema=" + schema);
	}

}
