package io.ensemble.autoconfigure.transport.jdbc;

import io.ensemble.autoconfigure.transport.properties.TransportProperties;
import io.ensemble.autoconfigure.transport.properties.TransportType;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Spring Boot makes a data source of the application's as soon as Spring JDBC is there,
 * and asks for the address of a database if it is not told one. Who added the library for
 * the ensemble's work only is better told how to do without.
 */
@Order(0)
class UnconfiguredDataSourceFailureAnalyzer implements FailureAnalyzer {

	/** Not visible outside its package. */
	private static final String FAILURE = "DataSourceBeanCreationException";

	private final Environment environment;

	UnconfiguredDataSourceFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		if (!isUnconfigured(failure) || !isForWorkOnly()) {
			return null;
		}
		return new FailureAnalysis(
				"The ensemble keeps its work in a database of its own, set by ensemble.transport.*, and Spring Boot found "
						+ "no database of the application, for which spring.datasource.url is not set.",
				"""
						If the application needs no data source of its own, set
						    spring.autoconfigure.exclude=org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration
						If it has one that is to keep the work, too, set spring.datasource.url and
						    ensemble.transport.jdbc.use-application-data-source=true
						If the work is to be in a file beside the process, add the dependency com.h2database:h2.""",
				failure);
	}

	private static boolean isUnconfigured(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause.getClass().getSimpleName().equals(FAILURE)) {
				return true;
			}
		}
		return false;
	}

	private boolean isForWorkOnly() {
		return TransportProperties.workStore(this.environment) == TransportType.JDBC;
	}

}
