package io.ensemble.docs;

import java.time.Duration;
import java.time.InstantSource;

import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.intake.WorkIntake;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.transport.simple.SimpleWorkStore;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRequest;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of docs/writing-a-transport.md.
 */
class OwnTransportTests {

	@Test
	void theEngineWorksOverTheStoreThatTheApplicationDefines() {
		try (ConfigurableApplicationContext kitchen = new SpringApplicationBuilder(Kitchen.class)
			.web(WebApplicationType.NONE)
			.run("--ensemble.name=kitchen")) {
			SimpleWorkStore own = kitchen.getBean("ownStore", SimpleWorkStore.class);
			assertThat(kitchen.getBean(WorkStores.class)).returns(own, WorkStores::queue)
				.returns(own, WorkStores::results);
			kitchen.getBean(WorkIntake.class)
				.submit(new Submission(WorkRequest.of("a", "prepare-meal", "soup").build(), WorkKey.ANYONE,
						Ingress.HTTP))
				.toCompletableFuture()
				.join();
			assertThat(own.whenFinal(WorkKey.of("a")).toCompletableFuture().join().result())
				.hasFieldOrPropertyWithValue("output", "soup is ready");
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(OwnTransport.class)
	static class Kitchen {

		@SharedTask(description = "Prepares a meal")
		String prepareMeal(String order) {
			return order + " is ready";
		}

	}

	// tag::beans[]
	@Configuration(proxyBeanMethods = false)
	static class OwnTransport {

		@Bean
		SimpleWorkStore ownStore() {
			return new SimpleWorkStore(InstantSource.system(), Ageing.DEFAULT, Duration.ofHours(24),
					Duration.ofDays(7));
		}

		@Bean
		DeliveryQueue ownDeliveries(SimpleWorkStore ownStore) {
			return ownStore.deliveries();
		}

	}
	// end::beans[]

}
