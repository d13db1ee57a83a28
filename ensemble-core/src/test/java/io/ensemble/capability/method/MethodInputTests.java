package io.ensemble.capability.method;

import java.lang.reflect.Method;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.ensemble.capability.InvalidCapabilityException;
import io.ensemble.capability.StubWorkContext;
import io.ensemble.capability.WorkContext;
import io.ensemble.work.InvalidRequestException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.ai.chat.model.ToolContext;
import org.springframework.ai.tool.annotation.ToolParam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MethodInputTests {

	@Test
	void withoutParametersTheInputIsIgnored() {
		assertThat(bind("nothing", "whatever")).isEmpty();
	}

	@Test
	void aSingleTextIsTheRawInput() {
		assertThat(bind("text", "A steak, {medium}")).containsExactly("A steak, {medium}");
		assertThat(bind("text", "")).containsExactly("");
		assertThat(bind("text", "{\"dish\":\"steak\",\"rare\":true}"))
			.containsExactly("{\"dish\":\"steak\",\"rare\":true}");
		assertThat(bind("text", "{not json")).containsExactly("{not json");
	}

	@Test
	void aSingleTextIsTakenOutOfTheArgumentsThatModelsSend() {
		assertThat(bind("text", " {\"order\": \"A steak\"}")).containsExactly("A steak");
		assertThat(bind("text", "{\"order\": 5}")).containsExactly("{\"order\": 5}");
	}

	@Test
	void theWorkContextIsFilledIn() {
		Object[] arguments = bind("contextual", "A steak");
		assertThat(arguments[0]).isInstanceOf(WorkContext.class);
		assertThat(arguments[1]).isEqualTo("A steak");
	}

	@Test
	void aSingleRecordIsReadBareAndWrapped() {
		Order expected = new Order("steak", 2, LocalDate.of(2026, 3, 6));
		String order = "{\"dish\":\"steak\",\"guests\":2,\"day\":\"2026-03-06\",\"unknown\":[1]}";
		assertThat(bind("typed", order)).containsExactly(expected);
		assertThat(bind("typed", "{\"order\":" + order + "}")).containsExactly(expected);
	}

	@Test
	void aRecordWithAFieldOfTheParametersNameIsReadBareAndWrapped() {
		assertThat(bind("ambiguous", "{\"note\":\"hot\"}")).containsExactly(new Note("hot"));
		assertThat(bind("ambiguous", "{\"note\":{\"note\":\"hot\"}}")).containsExactly(new Note("hot"));
	}

	@Test
	void numbersListsMapsAndTimesAreReadBareAndWrapped() {
		assertThat(bind("number", "403")).containsExactly(403);
		assertThat(bind("number", "{\"room\":403}")).containsExactly(403);
		assertThat(bind("list", "[1,2]")).containsExactly(List.of(1L, 2L));
		assertThat(bind("list", "{\"rooms\":[1]}")).containsExactly(List.of(1L));
		assertThat(bind("map", "{\"a\":1,\"b\":2}")).containsExactly(Map.of("a", 1, "b", 2));
		assertThat(bind("map", "{\"counts\":{\"a\":1}}")).containsExactly(Map.of("a", 1));
		assertThat(bind("duration", "PT30M")).containsExactly(Duration.ofMinutes(30));
		assertThat(bind("duration", "\"PT30M\"")).containsExactly(Duration.ofMinutes(30));
	}

	@Test
	void severalParametersAreFieldsOfAnObject() {
		assertThat(bind("several", "{\"room\":403,\"dish\":\"steak\",\"unknown\":1}")).containsExactly("steak", 403,
				null, Optional.empty());
		assertThat(bind("several", "{\"room\":403,\"dish\":\"steak\",\"wine\":\"red\",\"bread\":\"rye\"}"))
			.containsExactly("steak", 403, "red", Optional.of("rye"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					several   | {"room":403}                                  | dish            | 'dish' is missing
					several   | {"room":null,"dish":"a"}                      | room            | 'room' is missing
					several   | {"room":"x","dish":"a"}                       | room            | 'room' must be a whole number in range
					several   | {"room":99999999999,"dish":"a"}               | room            | 'room' must be a whole number in range
					several   | a steak                                       | context         | The input must be a JSON object with the fields 'dish', 'room', 'wine', 'bread'
					number    | abc                                           | room            | 'room' must be a whole number in range
					number    | 403 404                                       | room            | 'room' must be a whole number in range
					typed     | a steak                                       | order           | 'order' must be an object
					typed     | {"dish":"a"}                                  | order.guests    | 'order.guests' must be a whole number in range
					typed     | {"dish":["a"],"guests":2}                     | order.dish      | 'order.dish' must be a text
					typed     | {"dish":"a","guests":2,"day":"tomorrow"}      | order.day       | 'order.day' must be a date such as 2026-03-06
					typed     | {"dish":"a","guests":0}                       | order           | 'order' is refused: nobody is hungry
					list      | [1,"x"]                                       | rooms[1]        | 'rooms[1]' must be a whole number in range
					list      | 5                                             | rooms           | 'rooms' must be a list
					map       | {"a b":"x","c":1}                             | counts.?        | 'counts.?' must be a whole number in range
					choice    | NONE                                          | doneness        | 'doneness' must be one of RARE, MEDIUM
					duration  | soon                                          | time            | 'time' must be an ISO-8601 duration such as PT30M
					flag      | maybe                                         | hot             | 'hot' must be true or false
					decimal   | much                                          | price           | 'price' must be a number
					""")
	void whatDoesNotFitIsToldByFieldWithoutClassNames(String method, String input, String field, String message) {
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> bind(method, input))
			.withMessage(message)
			.satisfies((ex) -> assertThat(ex.getField()).isEqualTo(field));
	}

	@Test
	void aSingleValueThatIsMissingIsToldByName() {
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> bind("typed", " "))
			.withMessage("'order' is missing");
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> bind("number", "null"))
			.withMessage("'room' is missing");
	}

	@Test
	void absurdDepthIsRefusedLikeAnyOtherMisfit() {
		String deep = "[".repeat(10_000) + "]".repeat(10_000);
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> bind("list", deep))
			.withMessage("'rooms' must be a list");
	}

	@Test
	void theSchemaShowsTheFieldsAndNotTheWorkContext() {
		assertThat(input("contextual").schema()).contains("\"order\":{\"type\":\"string\"}")
			.contains("\"required\":[\"order\"]")
			.doesNotContain("context");
		assertThat(input("nothing").schema()).contains("\"properties\":{}").contains("\"required\":[]");
		assertThat(input("several").schema()).contains("\"description\":\"what to cook\"")
			.contains("\"required\":[\"dish\",\"room\"]");
	}

	@Test
	void aToolContextIsRefusedBecauseRemoteCallsHaveNone() {
		assertThatExceptionOfType(InvalidCapabilityException.class).isThrownBy(() -> input("toolContext"))
			.withMessage(
					"here: take a WorkContext instead of the ToolContext 'local', which only local calls would have");
	}

	private static Object[] bind(String method, String input) {
		return input(method).bind(StubWorkContext.of(input));
	}

	private static MethodInput input(String name) {
		Method method = Arrays.stream(Methods.class.getDeclaredMethods())
			.filter((candidate) -> candidate.getName().equals(name))
			.findFirst()
			.orElseThrow();
		return MethodInput.of(method, Methods.class, "here");
	}

	record Order(String dish, int guests, LocalDate day) {

		Order {
			if (guests < 1) {
				throw new IllegalArgumentException("nobody is hungry");
			}
		}

	}

	record Note(String note) {
	}

	enum Doneness {

		RARE, MEDIUM

	}

	abstract static class Methods {

		abstract void nothing();

		abstract void text(String order);

		abstract void contextual(WorkContext context, String order);

		abstract void typed(Order order);

		abstract void ambiguous(Note note);

		abstract void number(int room);

		abstract void list(List<Long> rooms);

		abstract void map(Map<String, Integer> counts);

		abstract void duration(Duration time);

		abstract void choice(Doneness doneness);

		abstract void flag(boolean hot);

		abstract void decimal(double price);

		abstract void several(@ToolParam(description = "what to cook") String dish, int room, @Nullable String wine,
				Optional<String> bread);

		abstract void toolContext(ToolContext local);

	}

}
