package io.ensemble.test.model;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JsonSchemaFiller}.
 */
class JsonSchemaFillerTests {

	private static final String ORDER = "Wagyu steak, medium-rare, room 403, guest: Ms Ito";

	@Test
	void takesThePartThatANameAsksFor() {
		assertThat(fill("dish", "string")).isEqualTo("{\"dish\":\"Wagyu steak\"}");
		assertThat(fill("room", "string")).isEqualTo("{\"room\":\"403\"}");
		assertThat(fill("roomNumber", "integer")).isEqualTo("{\"roomNumber\":403}");
		assertThat(fill("guest", "string")).isEqualTo("{\"guest\":\"Ms Ito\"}");
	}

	@Test
	void takesTheWholeTextForAnyOtherString() {
		assertThat(fill("request", "string")).isEqualTo("{\"request\":\"" + ORDER + "\"}");
	}

	@Test
	void fitsEveryOtherType() {
		assertThat(fill("urgent", "boolean")).isEqualTo("{\"urgent\":true}");
		assertThat(fill("amount", "number")).isEqualTo("{\"amount\":1.0}");
		assertThat(JsonSchemaFiller.fill("{\"properties\":{\"portions\":{\"type\":\"integer\"}}}",
				"room 403 wants 2 steaks"))
			.isEqualTo("{\"portions\":2}");
		assertThat(
				JsonSchemaFiller.fill(
						"{\"type\":\"object\",\"properties\":{\"items\":{\"type\":\"array\","
								+ "\"items\":{\"type\":\"object\",\"properties\":{\"item\":{\"type\":\"string\"}}}}}}",
						ORDER))
			.isEqualTo("{\"items\":[{\"item\":\"Wagyu steak\"}]}");
		assertThat(JsonSchemaFiller.fill("{\"type\":\"string\"}", ORDER)).isEqualTo("\"" + ORDER + "\"");
	}

	@Test
	void choosesTheWordOfAnEnumThatTheTextContains() {
		assertThat(JsonSchemaFiller.fill("{\"properties\":{\"done\":{\"enum\":[\"rare\",\"MEDIUM-RARE\"]}}}",
				"steak, medium-done"))
			.isEqualTo("{\"done\":\"rare\"}");
		assertThat(
				JsonSchemaFiller.fill("{\"properties\":{\"size\":{\"enum\":[\"SMALL\",\"LARGE\"]}}}", "a large steak"))
			.isEqualTo("{\"size\":\"LARGE\"}");
	}

	@Test
	void passesOnTheFieldsOfAJsonRequest() {
		assertThat(JsonSchemaFiller.fill(
				"{\"type\":\"object\",\"properties\":{\"dish\":{\"type\":\"string\"},\"room\":{\"type\":\"integer\"}}}",
				"{\"room\":403,\"dish\":\"soup\"}"))
			.isEqualTo("{\"dish\":\"soup\",\"room\":403}");
	}

	@Test
	void makesAnEmptyObjectOfASchemaThatSaysNothing() {
		assertThat(JsonSchemaFiller.fill("{\"type\":\"object\"}", ORDER)).isEqualTo("{}");
	}

	private static String fill(String name, String type) {
		return JsonSchemaFiller
			.fill("{\"type\":\"object\",\"properties\":{\"%s\":{\"type\":\"%s\"}}}".formatted(name, type), ORDER);
	}

}
