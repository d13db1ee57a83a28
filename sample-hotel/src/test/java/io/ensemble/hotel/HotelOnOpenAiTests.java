package io.ensemble.hotel;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.ensemble.hotel.launcher.plan.Department;
import io.ensemble.hotel.model.LocalModelServer;
import io.ensemble.test.model.openai.OpenAiRequest;
import io.ensemble.test.model.openai.OpenAiStubServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The hotel on a model behind the OpenAI protocol, over real sockets.
 */
@ExtendWith(OutputCaptureExtension.class)
class HotelOnOpenAiTests {

	private static final String KEY = "sk-hotel-0123456789abcdef";

	private static final String ORDER = "Wagyu steak, medium-rare, room 403";

	private final OpenAiStubServer model = LocalModelServer.start(0);

	@AfterEach
	void stop() {
		this.model.close();
	}

	@Test
	void aMealIsOrderedThroughTheOpenAiClient(CapturedOutput output) {
		this.model.requireKey(KEY);
		try (OpenHotel open = new OpenHotel("--hotel.departments=kitchen,room-service",
				"--spring.ai.openai.api-key=" + KEY, "--spring.ai.openai.base-url=" + this.model.baseUrl(),
				"--spring.ai.openai.chat.options.model=gpt-hotel")) {
			JsonNode order = open.guest().ask(Department.ROOM_SERVICE, "order-meal", ORDER);
			assertThat(order.path("status").asText()).isEqualTo("COMPLETED");
			assertThat(order.path("result").asText()).contains("wagyu beef: 3 portions available",
					"ready in 25 minutes");
			assertThat(order.path("delegations")).hasSize(3);
			assertThat(order.path("tokens").path("total").asInt()).isPositive();
			assertThat(order.toString()).doesNotContain(KEY);
		}
		assertThat(this.model.requests()).hasSize(3).allSatisfy(this::isOfRoomService);
		assertConversation(this.model.requests());
		assertThat(output.getAll()).doesNotContain(KEY);
	}

	@Test
	void anotherServerWithTheSameApiIsTwoVariablesOfTheEnvironment() throws Exception {
		FreePorts ports = new FreePorts();
		Map<String, String> ollama = Map.of("SPRING_AI_OPENAI_API_KEY", "ollama", "SPRING_AI_OPENAI_BASE_URL",
				this.model.baseUrl(), "SPRING_AI_OPENAI_CHAT_OPTIONS_MODEL", "llama3.2");
		try (DepartmentProcess hotel = new DepartmentProcess(ollama, Department.KITCHEN, ports,
				"--hotel.departments=room-service")) {
			hotel.awaitOpen();
			JsonNode order = new Guest(ports).ask(Department.ROOM_SERVICE, "order-meal", ORDER);
			assertThat(order.path("result").asText()).contains("ready in 25 minutes");
		}
		assertThat(this.model.requests()).hasSize(3)
			.allMatch((request) -> request.bearer().equals("ollama") && request.model().equals("llama3.2"));
	}

	private void isOfRoomService(OpenAiRequest request) {
		assertThat(request.bearer()).isEqualTo(KEY);
		assertThat(request.model()).isEqualTo("gpt-hotel");
		assertThat(request.toolNames()).containsExactly("check-inventory", "dietary-check", "prepare-meal");
		assertThat(request.messages().get(0).path("role").asText()).isEqualTo("system");
		assertThat(request.messages().get(0).path("content").asText()).contains("room service of a grand hotel")
			.doesNotContain("Wagyu");
		assertThat(request.messages().get(1).path("content").asText()).contains("<data source=\"request\"", ORDER);
	}

	private static void assertConversation(List<OpenAiRequest> requests) {
		assertThat(requests.get(0).messages()).hasSize(2);
		assertThat(requests.get(1).messages().get(2).path("tool_calls")).hasSize(2);
		assertThat(requests.get(1).toolResults()).satisfiesExactly(
				(stock) -> assertThat(stock).contains("wagyu beef: 3 portions available"),
				(diet) -> assertThat(diet).contains("wagyu beef: no known allergens"));
		assertThat(requests.get(2).messages()).hasSize(7);
		assertThat(requests.get(2).toolResults()).hasSize(3).last().asString().contains("Preparing now: wagyu beef");
	}

}
