package io.ensemble.autoconfigure.transport.properties;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * The transports that can be named in the configuration.
 */
public enum TransportType {

	/** Work in the memory of the process. */
	SIMPLE,

	/** Work in a relational database. */
	JDBC(new Library("org.springframework.jdbc.core.simple.JdbcClient",
			"org.springframework.boot:spring-boot-starter-jdbc"),
			new Library("com.zaxxer.hikari.HikariDataSource", "com.zaxxer:HikariCP")),

	/** Work in Redis. */
	REDIS(new Library("org.springframework.data.redis.connection.RedisConnectionFactory",
			"org.springframework.boot:spring-boot-starter-data-redis")),

	/** Work that comes in through Kafka. */
	KAFKA(new Library("org.springframework.kafka.core.KafkaTemplate", "org.springframework.kafka:spring-kafka"));

	private final List<Library> libraries;

	TransportType(Library... libraries) {
		this.libraries = List.of(libraries);
	}

	/**
	 * The name as it is configured.
	 * @return the name in lower case
	 */
	public String configuredName() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The first dependency that the transport needs and the application has not.
	 * @param classLoader the application's
	 * @return its Maven coordinates without a version; empty if all are there
	 */
	public Optional<String> missingDependency(@Nullable ClassLoader classLoader) {
		return this.libraries.stream()
			.filter((library) -> !ClassUtils.isPresent(library.type(), classLoader))
			.map(Library::dependency)
			.findFirst();
	}

	/**
	 * What a transport needs on the class path.
	 *
	 * @param type a class of it
	 * @param dependency what to add
	 */
	private record Library(String type, String dependency) {
	}

}
