package io.ensemble.docs;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.capability.annotation.SharedTool;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.stereotype.Component;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The five minutes of the README, as written.
 */
@SpringBootTest(classes = QuickstartTests.BistroApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "spring.application.name=bistro")
class QuickstartTests {

	private static final ObjectMapper JSON = new ObjectMapper();

	@LocalServerPort
	private int port;

	@Test
	void theTaskIsDoneOverHttp() throws Exception {
		JsonNode done = post("/api/work?wait=PT30S", "{\"task\": \"cook\", \"context\": \"onion soup\"}");
		assertThat(done.get("status").asText()).isEqualTo("COMPLETED");
		assertThat(done.get("result").asText()).isEqualTo("onion soup, ready in 12 minutes");
	}

	@Test
	void theToolAnswersOverHttp() throws Exception {
		assertThat(post("/api/tools/in-season", "{\"input\": \"asparagus\"}").get("result").asText()).isEqualTo("true");
	}

	private JsonNode post(String path, String body) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		return JSON.readTree(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
	}

	@SpringBootApplication
	static class BistroApplication {

		// tag::cook[]
		@Component
		static class Cook {

			@SharedTask(description = "Cooks a dish", tags = "food")
			String cook(String dish) {
				return dish + ", ready in 12 minutes";
			}

			@SharedTool(description = "Tells whether an ingredient is in season", tags = "food")
			boolean inSeason(String ingredient) {
				return ingredient.equals("asparagus");
			}

		}
		// end::cook[]

	}

}
