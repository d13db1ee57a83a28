package io.ensemble.autoconfigure.docs;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.ensemble.autoconfigure.web.ApiClient;
import io.ensemble.autoconfigure.web.Kitchen;
import io.ensemble.autoconfigure.web.RunningKitchen;
import io.ensemble.protocol.webhook.WebhookHeaders;
import io.ensemble.protocol.webhook.WebhookSecret;
import io.ensemble.protocol.webhook.WebhookSignatures;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The code of the page "Webhooks".
 */
class WebhooksGuideTests {

	private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

	@Test
	void anApplicationReceivesResultsOnce() {
		try (RunningKitchen reception = RunningKitchen.start(new Class<?>[] { Reception.class });
				RunningKitchen kitchen = RunningKitchen.start("ensemble.delivery.webhook.secrets=" + SECRET,
						"ensemble.delivery.webhook.plain-http=true", "ensemble.delivery.webhook.private-addresses=true",
						"ensemble.delivery.webhook.allowed-hosts=localhost:" + reception.port())) {
			kitchen.client()
				.post("/api/work", """
						{"requestId":"meal-1","task":"prepare-meal","context":"soup",
						"delivery":{"method":"WEBHOOK","address":"http://localhost:%d/meals"}}"""
					.formatted(reception.port()));
			Reception meals = reception.context().getBean(Reception.class);
			await().untilAsserted(() -> assertThat(meals.served).contains("soup is served"));
			await().until(() -> kitchen.client().get("/api/deliveries/meal-1").statusCode() == 404);
			assertThat(reception.client().post("/meals", "{}", signed("other", "{ }")).statusCode()).isEqualTo(401);
			assertThat(meals.seen).hasSize(1);
		}
	}

	@Test
	void aResultOfOneEnsembleIsWorkForAnother() {
		try (RunningKitchen reception = RunningKitchen.start("ensemble.ingress.webhooks.meals.task=prepare-meal",
				"ensemble.ingress.webhooks.meals.secrets=" + SECRET);
				RunningKitchen kitchen = RunningKitchen.start("ensemble.delivery.webhook.secrets=" + SECRET,
						"ensemble.delivery.webhook.plain-http=true", "ensemble.delivery.webhook.private-addresses=true",
						"ensemble.delivery.webhook.allowed-hosts=localhost:" + reception.port())) {
			kitchen.client()
				.post("/api/work", """
						{"requestId":"meal-1","task":"prepare-meal","context":"soup",
						"delivery":{"method":"WEBHOOK","address":"http://localhost:%d/api/webhooks/meals"}}"""
					.formatted(reception.port()));
			await().untilAsserted(() -> assertThat(reception.client().get("/api/work?status=COMPLETED").body())
				.contains("soup is served"));
		}
	}

	@Test
	void springSecurityLetsSignedMessagesPassAndNothingElse() {
		try (ConfigurableApplicationContext host = new SpringApplicationBuilder(Chain.class, Kitchen.class)
			.properties("server.port=0", "ensemble.name=kitchen", "ensemble.ingress.webhooks.orders.task=prepare-meal",
					"ensemble.ingress.webhooks.orders.secrets=" + SECRET)
			.run()) {
			ApiClient client = new ApiClient(
					host.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
			String[] signed = signed("msg_1", "{}");
			assertThat(client.post("/api/webhooks/orders", "{}", signed).statusCode()).isEqualTo(202);
			assertThat(client.post("/api/webhooks/orders", "{\"a\":1}", signed).statusCode()).isEqualTo(401);
			assertThat(client.get("/api/work/msg_1", signed).statusCode()).isEqualTo(401);
		}
	}

	private static String[] signed(String id, String body) {
		Instant now = Instant.now();
		return new String[] { WebhookHeaders.ID, id, WebhookHeaders.TIMESTAMP, Long.toString(now.getEpochSecond()),
				WebhookHeaders.SIGNATURE, new WebhookSignatures(List.of(WebhookSecret.parse(SECRET))).sign(id, now,
						body.getBytes(StandardCharsets.UTF_8)) };
	}

	// tag::receive[]
	@RestController
	static class Reception {

		final Set<String> seen = ConcurrentHashMap.newKeySet();

		volatile String served;

		private final WebhookSignatures signatures = new WebhookSignatures(List.of(WebhookSecret.parse(SECRET)));

		@PostMapping("/meals")
		ResponseEntity<Void> receive(@RequestHeader("webhook-id") String id,
				@RequestHeader("webhook-timestamp") String timestamp,
				@RequestHeader("webhook-signature") String signature, @RequestBody byte[] body) {
			if (!this.signatures.isValid(id, timestamp, signature, body, Instant.now())) {
				return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
			}
			if (this.seen.add(id)) {
				serve(new String(body, StandardCharsets.UTF_8));
			}
			return ResponseEntity.noContent().build();
		}

		private void serve(String result) {
			this.served = result;
		}

	}
	// end::receive[]

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Chain {

		// tag::chain[]
		@Bean
		SecurityFilterChain chain(HttpSecurity http) throws Exception {
			return http
				.authorizeHttpRequests(
						(calls) -> calls.requestMatchers("/api/webhooks/**").permitAll().anyRequest().authenticated())
				.csrf((csrf) -> csrf.ignoringRequestMatchers("/api/webhooks/**"))
				.httpBasic(Customizer.withDefaults())
				.build();
		}
		// end::chain[]

	}

}
