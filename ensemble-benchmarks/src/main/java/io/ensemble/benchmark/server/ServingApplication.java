package io.ensemble.benchmark.server;

import java.io.IOException;

import io.ensemble.benchmark.load.Envelope;
import io.ensemble.capability.annotation.SharedTask;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * An ensemble and, in the same container, bare endpoints that do the same without it.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@RestController
public class ServingApplication {

	static final String READY = "READY ";

	/**
	 * Serve until the standard input ends.
	 * @param args properties
	 * @throws IOException if the standard input fails
	 */
	public static void main(String[] args) throws IOException {
		try (ConfigurableApplicationContext context = SpringApplication.run(ServingApplication.class, args)) {
			System.out.println(READY + ((WebServerApplicationContext) context).getWebServer().getPort());
			System.in.transferTo(java.io.OutputStream.nullOutputStream());
		}
	}

	@Bean
	ServletContextInitializer bareSocket() {
		return (context) -> context.addListener(new BareEndpoint.Registration());
	}

	/**
	 * The task that does nothing.
	 * @param order the input
	 * @return an output of the size that makes the answer as large as the request
	 */
	@SharedTask(name = Envelope.TASK, description = "Prepares a meal")
	public String prepareMeal(String order) {
		return order + order.substring(0, order.length() / 2);
	}

	/**
	 * The same over plain HTTP.
	 * @param json the request
	 * @return the answer
	 */
	@PostMapping(path = "/bare", consumes = "application/json", produces = "application/json")
	public String bare(@RequestBody String json) {
		return Envelope.echo(json);
	}

}
