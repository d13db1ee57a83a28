package io.ensemble.benchmark.durable.way;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.ensemble.benchmark.load.Caller;
import io.ensemble.benchmark.load.Envelope;
import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.network.EnsembleNetwork;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * Two ensembles that share a store, with everything that is on by default. Results are
 * kept for ten seconds, as nobody keeps thousands a second for a day.
 */
class EnsembleWay implements Way {

	private final String transport;

	private final String url;

	EnsembleWay(String transport, String url) {
		this.transport = transport;
		this.url = url;
	}

	@Override
	public void work(String server) {
		start(Working.class, server, "ensemble.name=kitchen", "ensemble.work.max-concurrent=" + CONCURRENCY);
	}

	@Override
	public Caller ask(String server) {
		ConfigurableApplicationContext context = start(Asking.class, server, "ensemble.name=room-service",
				"ensemble.transport.shared-with=kitchen");
		EnsembleNetwork network = context.getBean(EnsembleNetwork.class);
		return new Caller() {

			@Override
			public CompletableFuture<String> ask(String mark) {
				return network.task("kitchen", Envelope.TASK)
					.submit(mark + " " + Envelope.ORDER)
					.result()
					.thenApply((output) -> output.substring(0, output.indexOf(' ')));
			}

			@Override
			public void close() {
				context.close();
			}

		};
	}

	private ConfigurableApplicationContext start(Class<?> application, String server, String... properties) {
		List<String> all = new ArrayList<>(List.of(properties));
		all.addAll(List.of("ensemble.transport.type=" + this.transport, this.url + "=" + server,
				"ensemble.work.result-ttl=10s", "ensemble.work.tombstone-ttl=10s", "spring.main.banner-mode=off",
				"logging.level.root=WARN", "spring.jmx.enabled=false"));
		return new SpringApplicationBuilder(application).web(WebApplicationType.NONE)
			.properties(all.toArray(String[]::new))
			.run();
	}

	/**
	 * Has nothing of its own.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
	static class Asking {

	}

	/**
	 * Has the task.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
	public static class Working {

		/**
		 * The task that does nothing.
		 * @param order the input
		 * @return an output of the size that makes the answer as large as the request
		 */
		@SharedTask(name = Envelope.TASK, description = "Prepares a meal")
		public String prepareMeal(String order) {
			return order + order.substring(0, order.length() / 2);
		}

	}

}
