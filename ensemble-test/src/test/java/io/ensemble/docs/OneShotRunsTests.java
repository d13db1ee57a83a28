package io.ensemble.docs;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.ensemble.agent.AgentTask;
import io.ensemble.capability.Capability;
import io.ensemble.network.NetworkTask;
import io.ensemble.run.EnsembleRun;
import io.ensemble.run.EnsembleRuns;
import io.ensemble.run.InvalidRunException;
import io.ensemble.run.OnTaskFailure;
import io.ensemble.run.Run;
import io.ensemble.run.RunTask;
import io.ensemble.run.result.NoOutputException;
import io.ensemble.run.result.RunResult;
import io.ensemble.run.result.RunStatus;
import io.ensemble.run.result.TaskResult;
import io.ensemble.run.result.TaskStatus;
import io.ensemble.standalone.StandaloneEnsemble;
import io.ensemble.test.model.SimulatedChatModel;
import io.ensemble.work.Priority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.ai.chat.model.ChatModel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The code of the page "One-shot runs".
 */
class OneShotRunsTests {

	private final ChatModel model = SimulatedChatModel.builder()
		.reply("Eight facts about asparagus")
		.reply("All about asparagus")
		.build();

	@Test
	void aRunIsOneLine() {
		ChatModel model = this.model;
		// tag::one-line[]
		RunResult result = StandaloneEnsemble.run(model,
				Run.of("Research {topic}", "Write a report").input("topic", "asparagus"));
		// end::one-line[]
		assertThat(result.output()).isEqualTo("All about asparagus");
		assertThat(result.tokens().total()).isPositive();
	}

	@Test
	void whateverCanWorkCanBeATaskOfARun() {
		AgentTask sommelier = AgentTask.named("choose-wine").description("Chooses a wine for a menu").build();
		// tag::tasks[]
		RunTask stock = RunTask.function("stock", (input) -> new Stock("asparagus", 12));
		RunTask menu = RunTask.agent("Write a menu for {guests} guests from what is in stock", Menu.class)
			.named("menu");
		RunTask wine = RunTask.agent(sommelier).context(menu);
		RunTask table = RunTask.local("lay-table").text("{guests}");
		RunTask meal = RunTask.remote(NetworkTask.from("kitchen", "prepare-meal"))
			.input((input) -> new Order(input.output("menu", Menu.class).dishes(),
					input.input("guests", Integer.class)))
			.context(menu);
		// end::tasks[]
		assertThat(List.of(stock, menu, wine, table, meal)).extracting(RunTask::name)
			.containsExactly("stock", "menu", "choose-wine", "lay-table", "prepare-meal");
	}

	@Test
	void whatDoesNotWaitIsDoneAtTheSameTime() {
		RunTask stock = RunTask.function("stock", (input) -> "asparagus");
		RunTask guests = RunTask.function("guests", (input) -> 8);
		try (StandaloneEnsemble ensemble = StandaloneEnsemble.builder().build()) {
			// tag::parallel[]
			RunTask menu = RunTask.function("menu", (input) -> input.output("stock") + " for " + input.output("guests"))
				.context(stock, guests);
			RunResult result = ensemble.run(Run.of(stock, guests, menu).parallel());
			// end::parallel[]
			assertThat(result.output()).isEqualTo("asparagus for 8");
		}
	}

	@Test
	void aRunMayHaveADeadlineAPriorityAndAnId() {
		// tag::settings[]
		Run nightly = Run.of("Sum up what happened on {day}")
			.deadline(Duration.ofMinutes(10))
			.priority(Priority.LOW)
			.onTaskFailure(OnTaskFailure.CANCEL_OTHERS)
			.id("nightly-2026-03-06");
		// end::settings[]
		assertThatExceptionOfType(InvalidRunException.class)
			.isThrownBy(() -> StandaloneEnsemble.run(this.model, nightly))
			.withMessage("Task 'sum-up-what-happened-on-day' needs the input 'day', which the run does not have");
	}

	@Test
	void theResultTellsAboutEachTask() {
		Run run = Run.of(RunTask.function("stock", (input) -> new Stock("asparagus", 12)),
				RunTask.function("order", (input) -> {
					throw new IllegalStateException("SupplyCo is closed");
				}), RunTask.function("cook", (input) -> "soup"));
		try (StandaloneEnsemble ensemble = StandaloneEnsemble.builder().build()) {
			// tag::result[]
			RunResult result = ensemble.run(run);
			for (TaskResult task : result.tasks()) {
				System.out.printf("%s %s %s, %d tokens, %s%n", task.requestId(), task.name(), task.status(),
						task.tokens().total(), task.duration());
			}
			Stock stock = result.task("stock").output(Stock.class);
			// end::result[]
			assertThat(stock.portions()).isEqualTo(12);
			assertThat(result.status()).isEqualTo(RunStatus.FAILED);
			assertThat(result.task("cook").status()).isEqualTo(TaskStatus.NOT_STARTED);
			assertThatExceptionOfType(NoOutputException.class).isThrownBy(result::output)
				.withMessage("Task 'order' is FAILED: SupplyCo is closed");
		}
	}

	@Test
	void anApplicationStartsRunsOnItsOwnEngine() throws Exception {
		try (StandaloneEnsemble ensemble = StandaloneEnsemble.builder().model(this.model).build()) {
			assertThat(new Reports(ensemble).report("asparagus").get(10, TimeUnit.SECONDS))
				.isEqualTo("All about asparagus");
		}
	}

	@Test
	void aRunUnderWayCanBeWithdrawn() throws Exception {
		CompletableFuture<String> never = new CompletableFuture<>();
		Run run = Run.of(RunTask.function("slow", (input) -> never));
		try (StandaloneEnsemble runs = StandaloneEnsemble.builder().build()) {
			// tag::cancel[]
			EnsembleRun started = runs.start(run);
			started.cancel();
			// end::cancel[]
			assertThat(started.result().get(10, TimeUnit.SECONDS).status()).isEqualTo(RunStatus.CANCELLED);
		}
	}

	@Test
	void aProgramSaysWhatItsEnsembleIs() {
		ChatModel model = this.model;
		// tag::standalone[]
		try (StandaloneEnsemble ensemble = StandaloneEnsemble.builder()
			.name("menu-planner")
			.model(model)
			.maxConcurrent(4)
			.capabilities(Capability.task("lay-table").handler((guests) -> "a table for " + guests))
			.peer("kitchen", URI.create("ws://localhost:7331/ws"))
			.build()) {
			RunResult result = ensemble.run(Run.of(RunTask.local("lay-table").text("8")));
			// end::standalone[]
			assertThat(result.output()).isEqualTo("a table for 8");
		}
	}

	@Test
	void aProgramNeedsNeitherSpringBootNorAServer(@TempDir Path directory) throws Exception {
		Path loaded = directory.resolve("loaded.txt");
		Path output = directory.resolve("output.txt");
		Process program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xlog:class+load:file=" + loaded, "-cp", classPathWithoutSpringBoot(), MenuOfTheDay.class.getName())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		assertThat(program.waitFor(2, TimeUnit.MINUTES)).as("ends by itself").isTrue();
		assertThat(Files.readString(output)).contains("COMPLETED").contains("The menu: 12 portions of asparagus");
		assertThat(program.exitValue()).isZero();
		List<String> classes = Files.readAllLines(loaded);
		assertThat(classes).anyMatch((line) -> line.contains("io.ensemble.run.execution.RunningRun "))
			.noneMatch((line) -> line.contains("org.springframework.boot."))
			.noneMatch((line) -> line.contains("ServerSocket"));
	}

	private static String classPathWithoutSpringBoot() {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !entry.contains("spring-boot") && !entry.contains("ensemble-autoconfigure"))
			.collect(Collectors.joining(File.pathSeparator));
	}

	// tag::main[]
	public static class MenuOfTheDay {

		public static void main(String[] args) {
			Run run = Run
				.of(RunTask.function("stock", (input) -> new Stock("asparagus", 12)),
						RunTask.agent("Write a menu for {guests} guests").named("menu"),
						RunTask.function("print", (input) -> "The menu: " + input.output("menu")))
				.input("guests", 8);
			RunResult result = StandaloneEnsemble.run(model(), run);
			System.out.println(result.status() + " in " + result.duration() + ": " + result.output());
		}

		private static ChatModel model() {
			return SimulatedChatModel.builder().when("menu").answer("12 portions of asparagus").build();
		}

	}
	// end::main[]

	// tag::application[]
	static class Reports {

		private final EnsembleRuns runs;

		Reports(EnsembleRuns runs) {
			this.runs = runs;
		}

		CompletableFuture<String> report(String topic) {
			Run run = Run.of("Research {topic}", "Write a report").input("topic", topic);
			return this.runs.start(run).result().thenApply(RunResult::output);
		}

	}
	// end::application[]

	record Stock(String item, int portions) {
	}

	record Menu(List<String> dishes) {
	}

	record Order(List<String> dishes, int guests) {
	}

}
