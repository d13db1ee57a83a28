package io.ensemble.run.plan;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import io.ensemble.run.InvalidRunException;
import io.ensemble.run.Run;
import io.ensemble.run.RunTask;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RunPlanTests {

	@Test
	void inASequenceEachTaskIsGivenWhatCameBeforeUnlessItNamesItsContext() {
		RunPlan plan = RunPlan
			.of(Run.of(task("a"), task("b"), task("c"), task("d").context("c", "a"), task("e").withoutContext()));
		assertThat(plan.tasks()).extracting(PlannedTask::context)
			.containsExactly(Set.of(), Set.of("a"), Set.of("a", "b"), Set.of("a", "c"), Set.of());
		assertThat(plan.tasks().get(2).context()).containsExactly("a", "b");
		assertThat(plan.tasks().get(3).context()).containsExactly("a", "c");
		assertThat(plan.tasks()).extracting(PlannedTask::waitsFor)
			.containsExactly(Set.of(), Set.of("a"), Set.of("b"), Set.of("c"), Set.of("d"));
	}

	@Test
	void inAGraphATaskWaitsForItsContextAndNothingElse() {
		RunPlan plan = RunPlan.of(Run.of(task("end").context("left", "right"), task("left"), task("right")).parallel());
		assertThat(plan.tasks()).extracting(PlannedTask::waitsFor)
			.containsExactly(Set.of("left", "right"), Set.of(), Set.of());
	}

	@Test
	void anInputThatIsMissingIsNamedWithItsTask() {
		assertInvalid(Run.of(task("a"), task("report").text("Write about {topic} for {reader}")).input("topic", "AI"),
				"Task 'report' needs the input 'reader', which the run does not have");
	}

	@Test
	void tasksThatWaitForEachOtherAreNamed() {
		assertInvalid(
				Run.of(task("start"), task("a").context("start", "c"), task("b").context("a"), task("c").context("b"))
					.parallel(),
				"These tasks wait for each other: a -> c -> b -> a");
		assertInvalid(Run.of(task("a").context("a")).parallel(), "These tasks wait for each other: a -> a");
	}

	@Test
	void aTaskBehindACycleIsNoPartOfIt() {
		assertInvalid(Run.of(task("late").context("a"), task("a").context("b"), task("b").context("a")).parallel(),
				"These tasks wait for each other: a -> b -> a");
	}

	@Test
	void inASequenceTheContextStandsBefore() {
		assertInvalid(Run.of(task("a").context("b"), task("b")),
				"Task 'a' has the context 'b', which is not done before it");
	}

	@Test
	void aContextThatIsNoTaskIsNamed() {
		assertInvalid(Run.of(task("a"), task("b").context("A")).parallel(),
				"Task 'b' has the context 'A', which is no task of the run");
	}

	@Test
	void namesAreUniqueAndWellFormed() {
		assertInvalid(Run.of(task("a"), task("a")), "Two tasks of the run are named 'a'");
		assertInvalid(Run.of(task("a b")), "The name of a task must be 1 to 128 characters of [A-Za-z0-9._-]");
	}

	@Test
	void aRunHasTasksAndASoundIdAndDeadline() {
		assertInvalid(Run.of(List.of()), "A run has 1 to 1000 tasks, not 0");
		assertInvalid(Run.of(Collections.nCopies(1001, task("a"))), "A run has 1 to 1000 tasks, not 1001");
		assertInvalid(Run.of(task("a")).id("no spaces"),
				"The id of a run must be 1 to 128 characters of [A-Za-z0-9._:-]");
		assertInvalid(Run.of(task("a")).deadline(Duration.ZERO), "The deadline of a run must be longer than zero");
	}

	@Test
	void textsNameTheirTasks() {
		Run run = Run.of("Research {topic}, please!", "  ",
				"Fasse alles, was über die Küche bekannt ist, in drei" + " Sätzen zusammen", "要約してください");
		assertThat(run.tasks()).extracting(RunTask::name)
			.satisfiesExactly((name) -> assertThat(name).isEqualTo("research-topic-please"),
					(name) -> assertThat(name).matches("task-[0-9a-f]{8}"),
					(name) -> assertThat(name).isEqualTo("fasse-alles-was-ber-die-k-che-bekannt-is"),
					(name) -> assertThat(name).matches("task-[0-9a-f]{8}"));
	}

	private static RunTask task(String name) {
		return RunTask.function(name, (input) -> name);
	}

	private static void assertInvalid(Run run, String message) {
		assertThatExceptionOfType(InvalidRunException.class).isThrownBy(() -> RunPlan.of(run)).withMessage(message);
	}

}
