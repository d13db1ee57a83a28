package io.ensemble.autoconfigure.transport.jdbc;

import java.util.Locale;

import io.ensemble.autoconfigure.transport.failure.UnavailableTransportException;
import io.ensemble.autoconfigure.transport.properties.TransportType;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.util.ClassUtils;

/**
 * Where the database is, and with which settings. An H2 file is told to write a commit to
 * the disk before it answers, and to stay open until the ensemble closes it.
 *
 * @param value the URL
 */
record DatabaseUrl(String value) {

	private static final String ACTION = "Set ensemble.transport.jdbc.url to jdbc:postgresql://host/database or to "
			+ "jdbc:h2:file:/path.";

	static DatabaseUrl of(JdbcTransportProperties properties, String ensemble) {
		String url = properties.url();
		if (url == null) {
			url = "jdbc:h2:file:" + properties.directory().toAbsolutePath().resolve(ensemble);
		}
		if (url.startsWith("jdbc:h2:")) {
			url = with(with(url, "WRITE_DELAY=0"), "DB_CLOSE_ON_EXIT=FALSE");
		}
		return new DatabaseUrl(url);
	}

	private static String with(String url, String setting) {
		String name = setting.substring(0, setting.indexOf('=') + 1);
		return url.toUpperCase(Locale.ROOT).contains(";" + name) ? url : url + ";" + setting;
	}

	DatabaseDriver driver() {
		return this.value.startsWith("jdbc:") ? DatabaseDriver.fromJdbcUrl(this.value) : DatabaseDriver.UNKNOWN;
	}

	/**
	 * Check that the application can use it.
	 * @param classLoader the application's
	 */
	void check(@Nullable ClassLoader classLoader) {
		switch (driver()) {
			case H2 -> {
				need(classLoader, "H2", "com.h2database:h2");
				alone();
			}
			case POSTGRESQL -> need(classLoader, "PostgreSQL", "org.postgresql:postgresql");
			default -> throw new UnavailableTransportException(TransportType.JDBC,
					"Its URL names neither an H2 nor a PostgreSQL database.", ACTION);
		}
	}

	private void need(@Nullable ClassLoader classLoader, String database, String dependency) {
		if (!ClassUtils.isPresent(String.valueOf(driver().getDriverClassName()), classLoader)) {
			throw new UnavailableTransportException(TransportType.JDBC,
					"The driver of %s is not on the class path.".formatted(database),
					"Add the dependency %s. %s".formatted(dependency, ACTION));
		}
	}

	// One process on H2 is not told of what another does there.
	private void alone() {
		String url = this.value.toUpperCase(Locale.ROOT);
		if (url.startsWith("JDBC:H2:TCP:") || url.startsWith("JDBC:H2:SSL:") || url.contains(";AUTO_SERVER=TRUE")) {
			throw new UnavailableTransportException(TransportType.JDBC,
					"Its URL lets several processes use one H2 database, and they would not hear of each other's work.",
					"Share a PostgreSQL database between several processes. " + ACTION);
		}
	}

	/**
	 * Says nothing of credentials in it.
	 */
	@Override
	public String toString() {
		return "DatabaseUrl[" + driver() + "]";
	}

}
