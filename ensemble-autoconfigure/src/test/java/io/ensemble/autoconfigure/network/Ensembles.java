package io.ensemble.autoconfigure.network;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.ensemble.autoconfigure.web.WithoutSpringSecurity;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.peer.PeerAddresses;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Several ensembles on ports of their own, that find each other.
 */
public final class Ensembles implements AutoCloseable {

	private final Map<String, Integer> ports = new ConcurrentHashMap<>();

	private final List<ConfigurableApplicationContext> contexts = new ArrayList<>();

	private final List<Object> everywhere;

	/**
	 * None yet.
	 * @param everywhere beans of all of them
	 */
	public Ensembles(Object... everywhere) {
		this.everywhere = List.of(everywhere);
	}

	public ConfigurableApplicationContext start(String name, Object handlers, String... properties) {
		return start(name, handlers, (context) -> {
		}, properties);
	}

	/**
	 * Start an ensemble with more beans.
	 * @param name its name
	 * @param handlers the bean with its tasks and tools
	 * @param beans registers the other beans
	 * @param properties its properties
	 * @return the running ensemble
	 */
	public ConfigurableApplicationContext start(String name, Object handlers, Consumer<GenericApplicationContext> beans,
			String... properties) {
		Map<String, Object> all = new HashMap<>(Map.of("ensemble.name", name, "server.port", "0",
				"spring.main.banner-mode", "off", "spring.jmx.enabled", "false"));
		for (String property : properties) {
			all.put(property.substring(0, property.indexOf('=')), property.substring(property.indexOf('=') + 1));
		}
		SpringApplication application = new SpringApplicationBuilder(Department.class).properties(all)
			.initializers((context) -> {
				GenericApplicationContext generic = (GenericApplicationContext) context;
				generic.registerBean(PeerAddresses.class, () -> this::address);
				generic.registerBean("handlers", (Class) handlers.getClass(), () -> handlers);
				beans.accept(generic);
				this.everywhere.forEach((bean) -> generic.registerBean((Class) bean.getClass(), () -> bean));
			})
			.build();
		ConfigurableApplicationContext context = application.run();
		this.contexts.add(context);
		this.ports.put(name, port(context));
		return context;
	}

	public EnsembleNetwork network(ConfigurableApplicationContext context) {
		return context.getBean(EnsembleNetwork.class);
	}

	/**
	 * Let the others find an ensemble elsewhere, behind a proxy for example.
	 * @param name the ensemble
	 * @param port the other port
	 */
	public void move(String name, int port) {
		this.ports.put(name, port);
	}

	public static int port(ConfigurableApplicationContext context) {
		return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
	}

	private URI address(String name) {
		return URI.create("ws://127.0.0.1:" + this.ports.getOrDefault(name, 1) + "/ws");
	}

	@Override
	public void close() {
		this.contexts.forEach(ConfigurableApplicationContext::close);
	}

	@WithoutSpringSecurity
	static class Department {

	}

}
