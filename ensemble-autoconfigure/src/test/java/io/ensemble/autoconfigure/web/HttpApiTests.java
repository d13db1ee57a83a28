package io.ensemble.autoconfigure.web;

import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.capability.annotation.SharedTool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "ensemble.name=kitchen")
class HttpApiTests {

	@LocalServerPort
	private int port;

	private ApiClient api;

	@BeforeEach
	void connect() {
		this.api = new ApiClient(this.port);
	}

	@Test
	void aTaskIsAcceptedAndCanBeFollowedToItsEnd() {
		HttpResponse<String> accepted = this.api.post("/api/work",
				"{\"requestId\":\"first\",\"task\":\"prepare-meal\",\"context\":\"soup\"}");
		assertThat(accepted.statusCode()).isEqualTo(202);
		assertThat(accepted.headers().firstValue("Location")).hasValue("/api/work/first");
		assertThat(ApiClient.json(accepted).path("status").asText()).isEqualTo("ACCEPTED");
		JsonNode end = ApiClient.json(this.api.post("/api/work?wait=PT10S",
				"{\"requestId\":\"first\",\"task\":\"prepare-meal\",\"context\":\"soup\"}"));
		assertThat(end.path("status").asText()).isEqualTo("COMPLETED");
		assertThat(end.path("result").asText()).isEqualTo("soup is served");
		assertThat(end).isEqualTo(ApiClient.json(this.api.get("/api/work/first")));
	}

	@Test
	void aToolAnswersAtOnce() {
		HttpResponse<String> answer = this.api.post("/api/tools/check-inventory", "{\"input\":\"eggs\"}");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		assertThat(ApiClient.json(answer).path("result").asText()).isEqualTo("12 eggs");
	}

	@Configuration(proxyBeanMethods = false)
	@WithoutSpringSecurity
	static class Kitchen {

		@Bean
		Cook cook() {
			return new Cook();
		}

	}

	static class Cook {

		@SharedTask(name = "prepare-meal", description = "Prepares a meal")
		String prepareMeal(String dish) {
			return dish + " is served";
		}

		@SharedTool(name = "check-inventory", description = "Counts what is there")
		String checkInventory(String item) {
			return "12 " + item;
		}

	}

}
