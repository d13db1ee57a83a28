package io.ensemble.autoconfigure.host;

import java.net.http.HttpResponse;
import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;
import io.ensemble.autoconfigure.web.ApiClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

class OwnPathsBesideSpringSecurityTests {

	private static final String SECRET = "ensemble.security.secret=s3cret";

	private static final String WORK = """
			{"requestId":"mine","task":"prepare-meal","context":"soup"}""";

	@ParameterizedTest
	@ValueSource(classes = { HostSecurity.BootDefault.class, HostSecurity.OwnChain.class })
	void nobodyIsServedWithoutCredentialsWhateverTheChainCovers(Class<?> security) {
		try (Host host = Host.after(security)) {
			ApiClient client = host.client();
			assertThat(client.post("/api/work", WORK).statusCode()).isIn(401, 403);
			assertThat(client.get("/api/status").statusCode()).isEqualTo(401);
			assertThat(client.get("/api/work/mine").statusCode()).isEqualTo(401);
			assertThat(client.post("/api/lifecycle/drain", "{}").statusCode()).isIn(401, 403);
			assertThat(client.get("/api/lifecycle/drain").statusCode()).isIn(401, 405);
			assertThat(client.get("/actuator/env").statusCode()).isEqualTo(401);
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { HostSecurity.BootDefault.class, HostSecurity.OwnChain.class })
	void theSecretPassesOnOurPathsAndOnlyThere(Class<?> security) {
		try (Host host = Host.after(security, SECRET)) {
			String[] secret = { "Authorization", "Bearer s3cret" };
			ApiClient client = host.client();
			HttpResponse<String> end = client.post("/api/work?wait=PT10S", WORK, secret);
			assertThat(end.statusCode()).as(end.body()).isEqualTo(200);
			assertThat(ApiClient.json(end).path("result").asText()).isEqualTo("soup is served");
			assertThat(client.get("/api/work/mine/events", secret).body()).contains("event: COMPLETED");
			assertThat(end.headers().firstValue("Set-Cookie")).isEmpty();
			assertThat(client.get("/private", secret).statusCode()).isEqualTo(401);
			assertThat(client.get("/actuator/env", secret).statusCode()).isEqualTo(401);
			assertThat(client.get("/api/status", "Authorization", "Bearer wrong").statusCode()).isEqualTo(401);
		}
	}

	@Test
	void eachUserSeesOnlyTheirOwnWork() {
		try (Host host = Host.after(SomeUsers.class)) {
			ApiClient client = host.client();
			String[] alice = { "Authorization", basic("alice") };
			String[] bob = { "Authorization", basic("bob") };
			assertThat(client.post("/api/work?wait=PT10S", WORK, alice).statusCode()).isEqualTo(200);
			assertThat(client.get("/api/work/mine", alice).statusCode()).isEqualTo(200);
			HttpResponse<String> foreign = client.get("/api/work/mine", bob);
			assertThat(foreign.statusCode()).isEqualTo(404);
			assertThat(detail(foreign)).isEqualTo(detail(client.get("/api/work/never-was", bob)));
			assertThat(client.get("/api/work/mine/events", bob).statusCode()).isEqualTo(404);
			assertThat(client.get("/api/results/mine", bob).statusCode()).isEqualTo(404);
			assertThat(client.send("DELETE", "/api/work/mine", null, bob).statusCode()).isEqualTo(404);
			assertThat(ApiClient.json(client.get("/api/work", bob)).path("items")).isEmpty();
			assertThat(client.post("/api/work", WORK.replace("soup", "stew"), bob).statusCode()).isEqualTo(202);
		}
	}

	@Test
	void aUserUnderWhoseNameNoWorkCanBeKeptIsToldSo() {
		try (Host host = Host.after(SomeUsers.class)) {
			String[] carol = { "Authorization", basic(SomeUsers.UNFIT) };
			HttpResponse<String> refused = host.client().get("/api/work/mine", carol);
			assertThat(refused.statusCode()).isEqualTo(403);
			assertThat(detail(refused).asText()).startsWith("the name of a caller must be text");
			assertThat(host.client().post("/api/work", WORK, carol).statusCode()).isEqualTo(403);
		}
	}

	private static JsonNode detail(HttpResponse<String> response) {
		return ApiClient.json(response).path("detail");
	}

	private static String basic(String user) {
		return "Basic " + Base64.getEncoder().encodeToString((user + ":pass").getBytes());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class SomeUsers {

		static final String UNFIT = "carol\0";

		@Bean
		InMemoryUserDetailsManager users() {
			return new InMemoryUserDetailsManager(User.withUsername("alice").password("{noop}pass").build(),
					User.withUsername("bob").password("{noop}pass").build(),
					User.withUsername(UNFIT).password("{noop}pass").build());
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http) throws Exception {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.httpBasic(Customizer.withDefaults())
				.csrf((csrf) -> csrf.disable())
				.build();
		}

	}

}
