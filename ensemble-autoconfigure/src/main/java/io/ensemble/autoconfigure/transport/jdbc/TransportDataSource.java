package io.ensemble.autoconfigure.transport.jdbc;

import java.time.Duration;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.DatabaseDriver;

/**
 * The connections of the transport: no data source itself, so that the application does
 * not take it for its own.
 */
final class TransportDataSource implements AutoCloseable {

	private static final Duration VALIDATION = Duration.ofMillis(1_000);

	private static final int IDLE = 2;

	private final DataSource source;

	private final @Nullable HikariDataSource own;

	private TransportDataSource(DataSource source, @Nullable HikariDataSource own) {
		this.source = source;
		this.own = own;
	}

	static TransportDataSource of(DataSource application) {
		return new TransportDataSource(application, null);
	}

	static TransportDataSource pool(DatabaseUrl url, String ensemble, JdbcTransportProperties properties, int more) {
		HikariConfig config = new HikariConfig();
		config.setPoolName(ensemble + "-transport");
		config.setJdbcUrl(url.value());
		config.setUsername((properties.username() != null) ? properties.username() : defaultUser(url));
		config.setPassword(properties.password());
		config.setMaximumPoolSize(properties.connections() + 1 + more);
		config.setMinimumIdle(IDLE);
		config.setConnectionTimeout(properties.connectTimeout().toMillis());
		config.setValidationTimeout(Math.min(properties.connectTimeout().toMillis(), VALIDATION.toMillis()));
		config.setInitializationFailTimeout(-1);
		if (url.driver() == DatabaseDriver.POSTGRESQL) {
			config.addDataSourceProperty("socketTimeout", "30");
			config.addDataSourceProperty("tcpKeepAlive", "true");
			// A plan that was made while the queue was short reads the whole table, and
			// is kept until the server counts again what is in it.
			config.setConnectionInitSql("set enable_seqscan to off");
		}
		HikariDataSource pool = new HikariDataSource(config);
		return new TransportDataSource(pool, pool);
	}

	private static @Nullable String defaultUser(DatabaseUrl url) {
		return (url.driver() == DatabaseDriver.H2) ? "sa" : null;
	}

	DataSource source() {
		return this.source;
	}

	@Override
	public void close() {
		if (this.own != null) {
			this.own.close();
		}
	}

}
