package io.ensemble.autoconfigure.web;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = KitchenApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "ensemble.name=kitchen", "ensemble.security.secret=s3cret", "ensemble.web.base-path=/ensemble" })
class SecretTests {

	private static final String WORK = """
			{"task":"prepare-meal","context":"soup"}""";

	@LocalServerPort
	private int port;

	private ApiClient api;

	@BeforeEach
	void connect() {
		this.api = new ApiClient("http://localhost:" + this.port + "/ensemble");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Bearer wrong", "Bearer s3cret2", "Basic czNjcmV0", "Bearer" })
	void withoutTheSecretNobodyIsServed(String authorization) {
		HttpResponse<String> refused = this.api.post("/api/work", WORK, "Authorization", authorization);
		GoldenHttp.assertProblem(refused, "unauthorized");
		assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"ensemble\"");
		assertThat(refused.body()).isEqualTo(this.api.post("/api/work", WORK).body());
		GoldenHttp.assertProblem(this.api.post("/api/lifecycle/drain", "{}", "Authorization", authorization),
				"unauthorized");
		assertThat(this.api.get("/api/health/ready").body()).isEqualTo("{\"status\":\"UP\"}");
	}

	@Test
	void withTheSecretEverythingIsServedBelowTheBasePath() {
		String[] secret = { "Authorization", "Bearer s3cret" };
		HttpResponse<String> accepted = this.api.post("/api/work", WORK, secret);
		assertThat(accepted.statusCode()).isEqualTo(202);
		String location = accepted.headers().firstValue("Location").orElseThrow();
		assertThat(location).startsWith("/ensemble/api/work/");
		assertThat(new ApiClient(this.port).get(location, secret).statusCode()).isEqualTo(200);
		assertThat(new ApiClient(this.port).get("/api/status", secret).statusCode()).isEqualTo(404);
	}

}
