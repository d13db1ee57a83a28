package io.ensemble.autoconfigure.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The kitchen with settings of its own, for as long as a test needs it.
 */
public final class RunningKitchen implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private RunningKitchen(ConfigurableApplicationContext context) {
		this.context = context;
	}

	public static RunningKitchen start(String... properties) {
		return start(new Class<?>[0], properties);
	}

	public static RunningKitchen start(Class<?>[] further, String... properties) {
		List<Class<?>> sources = new ArrayList<>(List.of(KitchenApplication.class));
		sources.addAll(Arrays.asList(further));
		List<String> all = new ArrayList<>(
				List.of("server.port=0", "ensemble.name=kitchen", "spring.main.banner-mode=off"));
		all.addAll(Arrays.asList(properties));
		return new RunningKitchen(
				new SpringApplicationBuilder(sources.toArray(Class<?>[]::new)).properties(all.toArray(String[]::new))
					.run());
	}

	public ConfigurableApplicationContext context() {
		return this.context;
	}

	public int port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	public ApiClient client() {
		return new ApiClient(port());
	}

	@Override
	public void close() {
		this.context.close();
	}

}
