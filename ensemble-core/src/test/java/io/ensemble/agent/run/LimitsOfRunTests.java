package io.ensemble.agent.run;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.ensemble.agent.AgentLimits;
import io.ensemble.agent.AgentRunListener;
import io.ensemble.agent.AgentTask;
import io.ensemble.agent.ChatModels;
import io.ensemble.agent.LimitAction;
import io.ensemble.agent.ModelUsage;
import io.ensemble.agent.run.limit.AgentFailedException;
import io.ensemble.agent.run.limit.LimitExceededException;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.token.TokenPrice;
import io.ensemble.work.token.TokenPrices;
import io.ensemble.work.token.TokenUsage;
import org.junit.jupiter.api.Test;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.messages.MessageType;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.ToolCallingChatOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what a run may use and for what becomes of it at a limit.
 */
class LimitsOfRunTests {

	private static final TokenPrices PRICES = new TokenPrices(new TokenPrice("EUR", 1000, 10_000),
			Map.of("small", new TokenPrice("EUR", 10, 100)));

	private final ScriptedModel model = new ScriptedModel();

	private final RecordedWork work = RecordedWork.asking("steak");

	private final List<String> heard = new ArrayList<>();

	@Test
	void stopsBeforeTheToolsOnceTheTokensAreUsedUp() {
		this.model.calls("look", "{}").says("done");
		assertStopped(AgentLimits.DEFAULT.withMaxTokens(110),
				"The agent was stopped at its limit max-tokens=110: it used 110 tokens and was not done");
		assertThat(this.model.prompts).hasSize(1);
		assertThat(this.work.progress).doesNotContain("calling look");
		assertThat(this.work.tokens).isEqualTo(new TokenUsage(100, 10));
	}

	@Test
	void deliversAnAnswerThatUsedMoreThanItMay() {
		this.model.says("done");
		assertThat(run(AgentLimits.DEFAULT.withMaxTokens(1).withMaxCost(0.001))).isEqualTo("done");
		assertThat(this.heard).containsExactly("110 tokens of null for 0.2");
	}

	@Test
	void goesOnUntilTheTokensAreUsedUp() {
		this.model.calls("look", "{\"a\":1}").calls("look", "{\"a\":2}").calls("look", "{\"a\":3}");
		assertStopped(AgentLimits.DEFAULT.withMaxTokens(111), "it used 220 tokens");
		assertThat(this.model.prompts).hasSize(2);
	}

	@Test
	void stopsOnceTheMoneyIsSpent() {
		this.model.calls("look", "{\"a\":1}").calls("look", "{\"a\":2}").calls("look", "{\"a\":3}");
		assertStopped(AgentLimits.DEFAULT.withMaxCost(0.3),
				"The agent was stopped at its limit max-cost=0.3: it spent 0.4000 EUR and was not done");
		assertThat(this.model.prompts).hasSize(2);
	}

	@Test
	void countsWhatEachModelCosts() {
		this.model.answersAs("small-2026").says("done");
		run(AgentLimits.DEFAULT);
		assertThat(this.heard).containsExactly("110 tokens of small-2026 for 0.002");
	}

	@Test
	void tellsWhichLimitStoppedIt() {
		this.model.calls("look", "{}");
		assertStopped(AgentLimits.DEFAULT.withMaxIterations(1), "max-iterations=1");
		assertThat(this.heard).contains("stopped at max-iterations");
	}

	@Test
	void answersFromWhatItKnowsWhereThatIsAskedFor() {
		this.model.turn((prompt) -> says("I look first", "{}")).says("perhaps 3 portions");
		assertThat(run(AgentLimits.DEFAULT.withMaxIterations(1).onLimitExceeded(LimitAction.ANSWER)))
			.isEqualTo("perhaps 3 portions");
		Prompt last = this.model.prompts.get(1);
		assertThat(((ToolCallingChatOptions) last.getOptions()).getToolCallbacks()).isEmpty();
		assertThat(last.getInstructions()).extracting((message) -> message.getMessageType())
			.containsExactly(MessageType.SYSTEM, MessageType.USER, MessageType.ASSISTANT, MessageType.USER,
					MessageType.USER);
		assertThat(last.getContents()).contains("I look first")
			.contains("The tools said:\n<data source=\"tool look\">\n3 portions\n</data>")
			.contains("Answer now");
		assertThat(this.work.caveat).contains("max-iterations=1");
		assertThat(this.work.tokens).isEqualTo(new TokenUsage(200, 20));
		assertThat(this.heard).contains("stopped at max-iterations");
	}

	@Test
	void answersWithoutTheCallsThatWereTooMany() {
		this.model.calls("look", "{}", "look", "{\"a\":1}").says("I could not look");
		assertThat(run(AgentLimits.DEFAULT.withMaxCallsPerTool(1).onLimitExceeded(LimitAction.ANSWER)))
			.isEqualTo("I could not look");
		assertThat(this.work.progress).doesNotContain("calling look");
	}

	@Test
	void failsAtTheLimitWhenTheLastAnswerIsOneMoreToolCall() {
		this.model.calls("look", "{}");
		assertThatExceptionOfType(AgentFailedException.class)
			.isThrownBy(() -> run(AgentLimits.DEFAULT.withMaxIterations(1).onLimitExceeded(LimitAction.ANSWER)))
			.withMessage("The model gave no answer");
		assertThat(this.model.prompts).hasSize(2);
	}

	@Test
	void isAskedForALastAnswerOnlyOnce() {
		this.model.calls("look", "{}").says("not JSON");
		AgentTask structured = AgentTask.named("order-meal")
			.description("Takes an order")
			.tools(StubTool.of("look", () -> "3 portions"))
			.limits(AgentLimits.DEFAULT.withMaxIterations(1).onLimitExceeded(LimitAction.ANSWER))
			.outputType(Answer.class)
			.build();
		assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> runner().run(structured, this.work));
		assertThat(this.model.prompts).hasSize(2);
	}

	@Test
	void leavesItsLastWordsAsPartialOutputWhereThatIsAskedFor() {
		this.model.turn((prompt) -> says("I look first", "{}")).turn((prompt) -> says(" ", "{\"a\":1}"));
		assertStopped(AgentLimits.DEFAULT.withMaxIterations(2).onLimitExceeded(LimitAction.RETURN_PARTIAL),
				"max-iterations=2");
		assertThat(this.work.partials).containsExactly("I look first");
		assertThat(this.work.caveat).isNull();
	}

	@Test
	void leavesNothingWhenItJustFails() {
		this.model.turn((prompt) -> says("I look first", "{}"));
		assertStopped(AgentLimits.DEFAULT.withMaxIterations(1), "max-iterations=1");
		assertThat(this.work.partials).isEmpty();
	}

	private void assertStopped(AgentLimits limits, String message) {
		assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> run(limits))
			.withMessageContaining(message);
	}

	private String run(AgentLimits limits) {
		return runner().run(task(limits), this.work);
	}

	private AgentRunner runner() {
		return AgentRunner.builder(ChatModels.single(this.model))
			.prices(PRICES)
			.time(InstantSource.fixed(RecordedWork.START))
			.listener(new AgentRunListener() {

				@Override
				public void modelCalled(WorkRecord work, ModelUsage usage) {
					LimitsOfRunTests.this.heard
						.add(usage.tokens().total() + " tokens of " + usage.model() + " for " + usage.cost());
				}

				@Override
				public void limitReached(WorkRecord work, String limit) {
					LimitsOfRunTests.this.heard.add("stopped at " + limit);
				}

			})
			.build();
	}

	private static AgentTask task(AgentLimits limits) {
		return AgentTask.named("order-meal")
			.description("Takes an order")
			.tools(StubTool.of("look", () -> "3 portions"))
			.limits(limits)
			.build();
	}

	private static AssistantMessage says(String text, String arguments) {
		return AssistantMessage.builder()
			.content(text)
			.toolCalls(List.of(new ToolCall("c", "function", "look", arguments)))
			.build();
	}

	record Answer(int portions) {
	}

}
