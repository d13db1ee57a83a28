package io.ensemble.test.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.capability.annotation.SharedTask;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A running ensemble that cooks, and its HTTP API.
 */
public final class WorkApi implements AutoCloseable {

	private final HttpClient client = HttpClient.newHttpClient();

	private final ConfigurableApplicationContext context;

	private WorkApi(ConfigurableApplicationContext context) {
		this.context = context;
	}

	public static WorkApi start(String... properties) {
		String[] all = Arrays.copyOf(properties, properties.length + 1);
		all[properties.length] = "--server.port=0";
		return new WorkApi(new SpringApplicationBuilder(Kitchen.class).run(all));
	}

	public ConfigurableApplicationContext context() {
		return this.context;
	}

	/**
	 * Ask for a soup.
	 * @param id the id of the request
	 * @param method how its result is delivered
	 * @param address where to, as it stands in JSON
	 * @return the answer
	 */
	public HttpResponse<String> submit(String id, String method, String address) {
		return send(HttpRequest.newBuilder(uri("/api/work"))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("""
					{"requestId": "%s", "task": "cook", "context": "soup",
					"delivery": {"method": "%s", "address": "%s"}}""".formatted(id, method, address))));
	}

	/**
	 * Ask for a meal that is fetched.
	 * @param id the id of the request
	 * @param meal what to cook
	 * @return the answer
	 */
	public HttpResponse<String> order(String id, String meal) {
		return send(HttpRequest.newBuilder(uri("/api/work"))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("""
					{"requestId": "%s", "task": "cook", "context": "%s"}""".formatted(id, meal))));
	}

	/**
	 * Look.
	 * @param path where
	 * @return the answer
	 */
	public HttpResponse<String> get(String path) {
		return send(HttpRequest.newBuilder(uri(path)));
	}

	/**
	 * How many meals were begun that take until they are served.
	 * @return their number
	 */
	public int cooking() {
		return this.context.getBean(Cook.class).slowly.get();
	}

	/**
	 * Let everything that takes so long be done.
	 */
	public void serve() {
		this.context.getBean(Cook.class).served.countDown();
	}

	private URI uri(String path) {
		return URI.create(
				"http://127.0.0.1:" + this.context.getEnvironment().getRequiredProperty("local.server.port") + path);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("interrupted", ex);
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * The application.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Kitchen {

		@Bean
		MeterRegistry meters() {
			return new SimpleMeterRegistry();
		}

		@Bean
		Cook cook() {
			return new Cook();
		}

	}

	/**
	 * Who cooks.
	 */
	static class Cook {

		private final CountDownLatch served = new CountDownLatch(1);

		private final AtomicInteger slowly = new AtomicInteger();

		@SharedTask(name = "cook", description = "Cooks what is ordered; slowly, if so ordered, until it is served")
		String cook(String order) throws InterruptedException {
			if (order.startsWith("slowly")) {
				this.slowly.incrementAndGet();
				this.served.await(30, TimeUnit.SECONDS);
			}
			return "cooked " + order;
		}

	}

}
