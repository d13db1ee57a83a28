package io.ensemble.agent.run;

import java.time.InstantSource;
import java.time.LocalDate;

import io.ensemble.agent.AgentLimits;
import io.ensemble.agent.AgentTask;
import io.ensemble.agent.ChatModels;
import io.ensemble.agent.run.limit.AgentFailedException;
import io.ensemble.work.token.TokenUsage;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link StructuredOutput} and what {@link AgentRun} makes of it.
 */
class StructuredOutputTests {

	private static final String VALID = "{\"dish\":\"steak\",\"minutes\":20,\"day\":\"2026-03-06\"}";

	private final ScriptedModel model = new ScriptedModel();

	private final RecordedWork work = RecordedWork.asking("steak");

	private final StructuredOutput output = new StructuredOutput(Meal.class);

	@Test
	void showsTheSchemaToTheModel() {
		this.model.says(VALID);
		assertThat(run()).isEqualTo(VALID);
		assertThat(this.model.prompts.get(0).getSystemMessage().getText()).contains("\"dish\"").contains("\"minutes\"");
	}

	@Test
	void takesTheJsonOutOfACodeBlock() throws Exception {
		assertThat(this.output.validate("```json\n" + VALID + "\n```\n")).isEqualTo(VALID);
	}

	@ParameterizedTest
	@ValueSource(strings = { "The steak is ready", "{\"dish\":\"steak\",\"day\":\"2026-03-06\"}",
			"{\"dish\":\"steak\",\"minutes\":\"soon\",\"day\":\"2026-03-06\"}", VALID + " and that is all", "[]",
			"null", "{\"dish\":\"steak\",\"minutes\":20,\"day\":\"tomorrow\"}", "``````" })
	void refusesWhatIsNotOfTheType(String answer) {
		assertThatExceptionOfType(StructuredOutput.InvalidOutputException.class)
			.isThrownBy(() -> this.output.validate(answer));
	}

	@Test
	void namesTheMissingFields() {
		assertThatExceptionOfType(StructuredOutput.InvalidOutputException.class)
			.isThrownBy(() -> this.output.validate("{\"dish\":\"steak\"}"))
			.withMessageContaining("minutes")
			.withMessageContaining("day");
	}

	@Test
	void letsTheModelCorrectItselfOnce() {
		this.model.says("The steak is ready").says(VALID);
		assertThat(run()).isEqualTo(VALID);
		assertThat(this.model.prompts.get(1).getInstructions()).hasSize(4);
		assertThat(this.model.prompts.get(1).getContents()).contains("The steak is ready")
			.contains("Answer again with nothing but the corrected JSON");
		assertThat(this.work.tokens).isEqualTo(new TokenUsage(200, 20));
	}

	@Test
	void failsWhenTheCorrectionIsWrongToo() {
		this.model.says("The steak is ready");
		assertThatExceptionOfType(AgentFailedException.class).isThrownBy(this::run)
			.withMessageContaining("form that was asked for");
		assertThat(this.model.prompts).hasSize(2);
	}

	private String run() {
		AgentTask task = AgentTask.named("order-meal")
			.description("Takes an order for a meal")
			.outputType(Meal.class)
			.build();
		return new AgentRunner(ChatModels.single(this.model), AgentLimits.DEFAULT, Runnable::run,
				InstantSource.fixed(RecordedWork.START), ObservationRegistry.NOOP)
			.run(task, this.work);
	}

	record Meal(String dish, int minutes, LocalDate day) {
	}

}
