package io.ensemble.agent.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.ensemble.capability.DelegatingWorkContext;
import io.ensemble.capability.StubWorkContext;
import io.ensemble.capability.WorkJournal;
import io.ensemble.protocol.stored.RunStep;
import io.ensemble.protocol.stored.StoredJson;
import io.ensemble.work.token.TokenUsage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StepJournal}.
 */
class StepJournalTests {

	private static final Map<String, String> TOOLS = Map.of("check-inventory", "d1");

	private final List<String> entries = new ArrayList<>();

	@Test
	void answersTheSameQuestionsInTheSameOrder() {
		add(turn(1, "q1", "check-inventory"), new RunStep.ToolResult(1, 0, "3 portions", false, false), turn(2, "q2"));
		StepJournal journal = open();
		assertThat(journal.nextTurn("q1", TOOLS)).isPresent();
		assertThat(journal.result(0)).map(RunStep.ToolResult::result).contains("3 portions");
		assertThat(journal.result(1)).isEmpty();
		assertThat(journal.nextTurn("q2", TOOLS)).isPresent();
		assertThat(journal.result(0)).isEmpty();
		assertThat(journal.nextTurn("q3", TOOLS)).isEmpty();
	}

	@Test
	void anotherQuestionEndsWhatIsKnown() {
		add(turn(1, "q1"), turn(2, "q2"), turn(3, "q3"));
		StepJournal journal = open();
		assertThat(journal.nextTurn("q1", TOOLS)).isPresent();
		assertThat(journal.nextTurn("other", TOOLS)).isEmpty();
		assertThat(journal.nextTurn("q3", TOOLS)).isEmpty();
	}

	@Test
	void aTurnThatWasAskedAnewReplacesTheOldOneAndAllThatFollowedIt() {
		add(turn(1, "q1", "check-inventory"), new RunStep.ToolResult(1, 0, "old", false, false), turn(2, "q2"),
				turn(1, "new"));
		StepJournal journal = open();
		assertThat(journal.nextTurn("new", TOOLS)).isPresent();
		assertThat(journal.result(0)).isEmpty();
		assertThat(journal.nextTurn("q2", TOOLS)).isEmpty();
	}

	@Test
	void whatCannotBeReadIsIgnoredAndEndsWhatIsKnown() {
		add(turn(1, "q1"));
		this.entries.addAll(List.of("\u0000\r\nno JSON", "{\"type\":\"dream\"}", "null"));
		add(turn(3, "q3"), new RunStep.ToolResult(7, 0, "of nothing", false, false), turn(0, "q0"));
		StepJournal journal = open();
		assertThat(journal.nextTurn("q1", TOOLS)).isPresent();
		assertThat(journal.nextTurn("q3", TOOLS)).isEmpty();
	}

	@Test
	void aToolThatIsDescribedInAnotherWayEndsWhatIsKnownEvenIfItAnswered() {
		add(turn(1, "q1", "check-inventory"), new RunStep.ToolResult(1, 0, "3 portions", false, false));
		assertThat(open().nextTurn("q1", Map.of("check-inventory", "d2"))).isEmpty();
		assertThat(open().nextTurn("q1", Map.of())).isPresent();
	}

	@Test
	void aToolThatWentAwayBeforeItAnsweredEndsWhatIsKnown() {
		add(turn(1, "q1", "check-inventory"));
		assertThat(open().nextTurn("q1", Map.of())).isEmpty();
		assertThat(open().nextTurn("q1", TOOLS)).isPresent();
	}

	private void add(RunStep... steps) {
		StoredJson json = new StoredJson();
		List.of(steps).forEach((step) -> this.entries.add(json.write(step)));
	}

	private static RunStep turn(int number, String question, String... tools) {
		List<RunStep.Call> calls = List.of(tools)
			.stream()
			.map((tool) -> new RunStep.Call("c", "function", tool, "{}", TOOLS.get(tool)))
			.toList();
		return new RunStep.ModelTurn(number, question, null, TokenUsage.NONE,
				List.of(new RunStep.Reply("", "stop", calls)), 0);
	}

	private StepJournal open() {
		List<String> written = List.copyOf(this.entries);
		return StepJournal.open(new DelegatingWorkContext(StubWorkContext.of("steak")) {

			@Override
			public WorkJournal journal() {
				return new WorkJournal() {

					@Override
					public List<String> open() {
						return written;
					}

					@Override
					public void append(String entry) {
						throw new UnsupportedOperationException();
					}

				};
			}

		});
	}

}
