package io.ensemble.autoconfigure.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.ensemble.autoconfigure.web.ApiClient;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A running application, with the starter or without.
 */
final class Host implements AutoCloseable {

	private static final Path IMPORTS = Path
		.of("src/main/resources/META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports");

	private final ConfigurableApplicationContext context;

	private Host(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static Host before(Class<?> security, String... properties) {
		List<String> all = new ArrayList<>(Arrays.asList(properties));
		all.add("spring.autoconfigure.exclude=" + String.join(",", ours()));
		return start(security, all);
	}

	static Host after(Class<?> security, String... properties) {
		return start(security, Arrays.asList(properties));
	}

	private static Host start(Class<?> security, List<String> properties) {
		List<String> all = new ArrayList<>(properties);
		all.addAll(List.of("server.port=0", "spring.application.name=shop", "spring.security.user.password=pass",
				"spring.main.banner-mode=off", "management.endpoints.web.exposure.include=health,env,beans"));
		return new Host(
				new SpringApplicationBuilder(ShopApplication.class, security).properties(all.toArray(String[]::new))
					.run());
	}

	ConfigurableApplicationContext context() {
		return this.context;
	}

	int port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	ApiClient client() {
		return new ApiClient(port());
	}

	List<String> namesOf(Class<?> type) {
		return Arrays.stream(this.context.getBeanNamesForType(type)).sorted().toList();
	}

	@Override
	public void close() {
		this.context.close();
	}

	private static List<String> ours() {
		try {
			return Files.readAllLines(IMPORTS, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
