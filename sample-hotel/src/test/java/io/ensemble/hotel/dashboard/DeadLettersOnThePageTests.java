package io.ensemble.hotel.dashboard;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.capability.failure.TransientFailureException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a department gave up, as the page shows it and decides about it.
 */
class DeadLettersOnThePageTests {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private static ConfigurableApplicationContext laundry;

	private static ConfigurableApplicationContext page;

	@BeforeAll
	static void open() {
		laundry = new SpringApplicationBuilder(Laundry.class).run("--server.port=0", "--ensemble.name=laundry",
				"--ensemble.work.max-attempts=1");
		page = new SpringApplicationBuilder(DashboardApplication.class).run("--server.port=0",
				"--ensemble.name=dashboard",
				"--ensemble.network.peers.laundry=ws://localhost:" + port(laundry) + "/ws");
	}

	@AfterAll
	static void close() {
		page.close();
		laundry.close();
	}

	@Test
	void whatWasGivenUpIsShownTriedAgainAndDiscarded() throws Exception {
		String id = JSON
			.readTree(post(laundry, "/api/work?wait=PT20S", "{\"task\":\"wash\",\"context\":\"towels\"}").body())
			.path("requestId")
			.asText();
		assertThat(letter(id)).hasValueSatisfying((letter) -> {
			assertThat(letter.path("task").asText()).isEqualTo("wash");
			assertThat(letter.path("error").asText()).contains("the machine is full");
		});
		String decision = "/dashboard/data/ensembles/laundry/dead-letters/" + id;
		assertThat(post(page, decision + "/redrive", "{}").statusCode()).isEqualTo(202);
		assertThat(get(laundry, "/api/work/" + id + "?wait=PT20S").path("status").asText()).isEqualTo("DEAD");
		assertThat(letter(id)).isPresent();
		assertThat(post(page, decision + "/discard", "{}").statusCode()).isEqualTo(200);
		assertThat(letter(id)).isEmpty();
	}

	@Test
	void decisionsAboutWhatIsNoDeadLetterAreRefusedInTheWordsOfTheDepartment() throws Exception {
		HttpResponse<String> refused = post(page, "/dashboard/data/ensembles/laundry/dead-letters/none/redrive", "{}");
		assertThat(refused.statusCode()).isEqualTo(404);
		assertThat(JSON.readTree(refused.body()).path("detail").asText()).isNotEmpty();
		assertThat(
				post(page, "/dashboard/data/ensembles/laundry/dead-letters/..%2F..%2Fwork/discard", "{}").statusCode())
			.isBetween(400, 404);
		assertThat(post(page, "/dashboard/data/ensembles/casino/dead-letters/none/discard", "{}").statusCode())
			.isEqualTo(404);
	}

	private static Optional<JsonNode> letter(String id) throws Exception {
		for (JsonNode letter : get(page, "/dashboard/data/ensembles").path(0).path("deadLetters")) {
			if (letter.path("requestId").asText().equals(id)) {
				return Optional.of(letter);
			}
		}
		return Optional.empty();
	}

	private static JsonNode get(ConfigurableApplicationContext application, String path) throws Exception {
		return JSON.readTree(CLIENT.send(request(application, path).build(), BodyHandlers.ofString()).body());
	}

	private static HttpResponse<String> post(ConfigurableApplicationContext application, String path, String body)
			throws Exception {
		return CLIENT.send(request(application, path).header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(body))
			.build(), BodyHandlers.ofString());
	}

	private static HttpRequest.Builder request(ConfigurableApplicationContext application, String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + port(application) + path));
	}

	private static String port(ConfigurableApplicationContext application) {
		return application.getEnvironment().getProperty("local.server.port");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Laundry {

		@SharedTask(description = "Washes")
		String wash(String what) {
			throw new TransientFailureException("the machine is full");
		}

	}

}
