package io.ensemble.run.plan;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlaceholdersTests {

	@Test
	void namesBetweenBracesStandForInputs() {
		String text = "Ask {guest} in {room.no} about {guest}";
		assertThat(Placeholders.in(text)).containsExactlyInAnyOrder("guest", "room.no");
		assertThat(Placeholders.fill(text, Map.of("guest", "Ann", "room.no", "403")))
			.isEqualTo("Ask Ann in 403 about Ann");
	}

	@Test
	void whatIsFilledInIsTakenAsItIs() {
		assertThat(Placeholders.fill("{a} {b}", Map.of("a", "{b} $1 \\", "b", "x"))).isEqualTo("{b} $1 \\ x");
	}

	@Test
	void doubledBracesStandForThemselves() {
		assertThat(Placeholders.in("Answer as {{json}}")).isEmpty();
		assertThat(Placeholders.fill("Answer as {{json}}", Map.of())).isEqualTo("Answer as {json}");
	}

	@Test
	void jsonIsNoPlaceholder() {
		String json = "{\"room\": {\"number\": 403}, \"tags\": {}} {not a name} {1}";
		assertThat(Placeholders.in(json)).isEmpty();
		assertThat(Placeholders.fill(json, Map.of())).isEqualTo(json);
	}

}
