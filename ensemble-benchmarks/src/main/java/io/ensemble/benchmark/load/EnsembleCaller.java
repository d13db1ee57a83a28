package io.ensemble.benchmark.load;

import java.util.concurrent.CompletableFuture;

import io.ensemble.network.EnsembleNetwork;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * An ensemble that asks another for a task, with everything that is on by default.
 */
public final class EnsembleCaller implements Caller {

	private final ConfigurableApplicationContext context;

	private final EnsembleNetwork network;

	/**
	 * Start the asking ensemble.
	 * @param port where the other is
	 */
	public EnsembleCaller(int port) {
		this.context = new SpringApplicationBuilder(Asking.class).web(WebApplicationType.NONE)
			.properties("ensemble.name=room-service", "ensemble.network.peers.kitchen=ws://127.0.0.1:" + port + "/ws",
					"spring.main.banner-mode=off", "logging.level.root=WARN", "spring.jmx.enabled=false")
			.run();
		this.network = this.context.getBean(EnsembleNetwork.class);
	}

	@Override
	public CompletableFuture<String> ask(String mark) {
		return this.network.task("kitchen", Envelope.TASK)
			.submit(mark + " " + Envelope.ORDER)
			.result()
			.thenApply((output) -> output.substring(0, output.indexOf(' ')));
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * An application with nothing of its own.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Asking {

	}

}
