package io.ensemble.test.shared;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.claim.ClaimedResultHandler;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Running applications that keep their work in one store.
 */
class Departments implements AutoCloseable {

	private final Deque<ConfigurableApplicationContext> running = new ArrayDeque<>();

	private final List<String> store;

	Departments(String... store) {
		this.store = List.of(store);
	}

	EnsembleNetwork roomService(String... properties) {
		List<String> all = new ArrayList<>(List.of(properties));
		all.add("ensemble.transport.shared-with=kitchen");
		return start("room-service", null, all).getBean(EnsembleNetwork.class);
	}

	EnsembleNetwork connected(int kitchen) {
		return start("reception", null, List.of("ensemble.network.peers.kitchen=ws://localhost:" + kitchen + "/ws"))
			.getBean(EnsembleNetwork.class);
	}

	void receiving(int kitchen, ClaimedResultHandler handler) {
		start("reception", handler, List.of("ensemble.network.peers.kitchen=ws://localhost:" + kitchen + "/ws"));
	}

	ConfigurableApplicationContext kitchen(Kitchen handlers, String... properties) {
		return start("kitchen", handlers, Arrays.asList(properties));
	}

	static int port(ConfigurableApplicationContext context) {
		return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
	}

	private ConfigurableApplicationContext start(String name, @Nullable Object handlers, List<String> properties) {
		List<String> all = new ArrayList<>(this.store);
		all.addAll(List.of("ensemble.name=" + name, "server.port=0", "spring.main.banner-mode=off",
				"spring.ai.openai.api-key=none", "ensemble.work.drain-timeout=1s"));
		all.addAll(properties);
		ConfigurableApplicationContext context = new SpringApplicationBuilder(Department.class)
			.properties(all.toArray(String[]::new))
			.initializers((starting) -> register(starting, handlers))
			.run();
		this.running.push(context);
		return context;
	}

	@SuppressWarnings({ "rawtypes", "unchecked" })
	private static void register(ConfigurableApplicationContext starting, @Nullable Object handlers) {
		if (handlers != null) {
			((GenericApplicationContext) starting).registerBean("handlers", (Class) handlers.getClass(),
					() -> handlers);
		}
	}

	@Override
	public void close() {
		this.running.forEach(ConfigurableApplicationContext::close);
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Department {

	}

}
