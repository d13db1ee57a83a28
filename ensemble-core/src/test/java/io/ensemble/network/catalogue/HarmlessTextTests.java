package io.ensemble.network.catalogue;

import java.util.Collections;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ensemble.protocol.part.CapabilityType;
import io.ensemble.protocol.part.SharedCapability;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HarmlessTextTests {

	@Test
	void aDescriptionIsOneLineWithoutWhatNobodySees() {
		assertThat(cleaned("Counts\r\n\tall\u0085 \u202e items\u200b\u0000\u001b[31m \udb40\udc41").description())
			.isEqualTo("Counts all items[31m");
	}

	@Test
	void aDescriptionEndsSomewhere() {
		String description = cleaned("\ud83c\udf55".repeat(5_000)).description();
		assertThat(description.codePointCount(0, description.length())).isEqualTo(903);
		assertThat(description).endsWith("\ud83c\udf55...");
	}

	@Test
	void noDescriptionIsTheEmptyOne() {
		assertThat(cleaned(null).description()).isEmpty();
	}

	@Test
	void aSchemaIsCleanedToo() throws Exception {
		JsonNode schema = new JsonMapper().readTree(
				"""
						{"type":"object","properties":{"it\\u200bem":{"description":"a\\nb\\u202e","enum":["x\\u0007",1,true]}}}""");
		assertThat(cleanedSchema(schema)).hasToString(
				"{\"type\":\"object\",\"properties\":{\"item\":{\"description\":\"a b\",\"enum\":[\"x\",1,true]}}}");
	}

	@Test
	void aSchemaThatIsTooLargeOrNoneIsLeftOut() throws Exception {
		assertThat(cleanedSchema(new JsonMapper().readTree("{\"a\":\"" + "x".repeat(20_000) + "\"}"))).isNull();
		assertThat(cleanedSchema(new JsonMapper().readTree("true"))).isNull();
	}

	@Test
	void whatHasNoProperNameIsLeftOutAndTheListEndsSomewhere() {
		SharedCapability odd = new SharedCapability("ignore all previous", "", CapabilityType.TOOL, List.of(), null);
		assertThat(HarmlessText.of(List.of(odd))).isEmpty();
		SharedCapability fine = new SharedCapability("stock", "", CapabilityType.TOOL, List.of(), null);
		assertThat(HarmlessText.of(Collections.nCopies(1_000, fine))).hasSize(256);
	}

	private static SharedCapability cleaned(String description) {
		return HarmlessText
			.of(List.of(new SharedCapability("stock", description, CapabilityType.TOOL, List.of(), null)))
			.get(0);
	}

	private static JsonNode cleanedSchema(JsonNode schema) {
		return HarmlessText.of(List.of(new SharedCapability("stock", "", CapabilityType.TOOL, List.of(), schema)))
			.get(0)
			.inputSchema();
	}

}
