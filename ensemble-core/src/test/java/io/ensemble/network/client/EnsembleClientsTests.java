package io.ensemble.network.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

import io.ensemble.capability.Capability;
import io.ensemble.capability.WorkContext;
import io.ensemble.network.OnDeadline;
import io.ensemble.network.RemoteCallCustomizer;
import io.ensemble.network.RemoteWork;
import io.ensemble.network.client.annotation.Deadline;
import io.ensemble.network.client.annotation.EnsembleClient;
import io.ensemble.network.client.annotation.RemoteTask;
import io.ensemble.network.client.annotation.RemoteTool;
import io.ensemble.network.failure.RemoteCallException;
import io.ensemble.network.failure.RemoteFailureException;
import io.ensemble.network.failure.RemoteRefusedException;
import io.ensemble.network.failure.RemoteTimeoutException;
import io.ensemble.network.failure.RemoteUnreachableException;
import io.ensemble.network.peer.InMemoryEnsemble;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Priority;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkStatus;
import io.github.resilience4j.retry.RetryConfig;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EnsembleClientsTests {

	private final InMemoryEnsemble ensemble = new InMemoryEnsemble();

	private final List<WorkContext> roasts = new ArrayList<>();

	private final EnsembleClients clients = EnsembleClients.of(this.ensemble.calls);

	private final Kitchen kitchen = this.clients.create(Kitchen.class);

	private String answer = "";

	private WorkRequest asked;

	EnsembleClientsTests() {
		List.of("prepare-meal", "cook", "serve", "menu")
			.forEach((task) -> this.ensemble.engine.offering(Capability.task(task).invoker(this::answer)));
		this.ensemble.engine.offering(Capability.tool("check-inventory").invoker(this::answer));
		this.ensemble.engine.offering(Capability.task("burn").invoker((context) -> {
			throw new IllegalStateException("It is burnt");
		}));
		this.ensemble.engine.offering(Capability.task("roast").invoker((context) -> {
			this.roasts.add(context);
			return new CompletableFuture<>();
		}));
	}

	@Test
	void oneArgumentIsSentAloneAndTheResultIsReadAsItsType() {
		this.answer = "{\"dish\":\"soup\",\"minutes\":12}";
		assertThat(this.kitchen.prepareMeal(new Order("soup", 403))).isEqualTo(new Meal("soup", 12));
		assertThat(this.asked.task()).isEqualTo("prepare-meal");
		assertThat(this.asked.context()).isEqualTo("{\"dish\":\"soup\",\"room\":403}");
	}

	@Test
	void textIsSentAndGivenAsItIs() {
		this.answer = "7 \"eggs\"";
		assertThat(this.kitchen.checkInventory("eggs")).isEqualTo("7 \"eggs\"");
		assertThat(this.asked.context()).isEqualTo("eggs");
	}

	@Test
	void severalArgumentsAreTheFieldsOfAnObject() {
		this.kitchen.serve("soup", List.of(403, 404), Priority.HIGH);
		assertThat(this.asked.context()).isEqualTo("{\"dish\":\"soup\",\"rooms\":[403,404]}");
		assertThat(this.asked.priority()).isEqualTo(Priority.HIGH);
	}

	@Test
	void noArgumentIsNoInputAndNullNeither() {
		this.answer = "[]";
		this.kitchen.menu();
		assertThat(this.asked.context()).isEmpty();
		this.answer = "{\"dish\":\"surprise\",\"minutes\":1}";
		this.kitchen.prepareMeal(null);
		assertThat(this.asked.context()).isEmpty();
	}

	@Test
	void typeArgumentsOfTheResultCount() {
		this.answer = "[{\"dish\":\"soup\",\"minutes\":12}]";
		assertThat(this.kitchen.menu()).containsExactly(new Meal("soup", 12));
		this.answer = "{\"tonight\":[{\"dish\":\"soup\",\"minutes\":12}]}";
		assertThat(done(this.kitchen.menus()).join()).isEqualTo(Map.of("tonight", List.of(new Meal("soup", 12))));
	}

	@Test
	void theVariablesOfAGenericInterfaceAreWhatTheClientMakesThem() {
		this.answer = "{\"dish\":\"soup\",\"minutes\":12}";
		MealCooking cooking = this.clients.create(MealCooking.class);
		assertThat(cooking.cook(new Order("soup", 403))).isEqualTo(new Meal("soup", 12));
		assertThat(done(cooking.cookLater(new Order("soup", 403))).join()).isEqualTo(new Meal("soup", 12));
	}

	@Test
	void nothingIsAnEmptyOptional() {
		assertThat(this.kitchen.dishOfTheDay()).isEmpty();
		this.answer = "null";
		assertThat(this.kitchen.dishOfTheDay()).isEmpty();
		this.answer = "{\"dish\":\"soup\",\"minutes\":12}";
		assertThat(this.kitchen.dishOfTheDay()).contains(new Meal("soup", 12));
	}

	@Test
	void theResultOfVoidIsDropped() {
		this.answer = "whatever";
		this.kitchen.justCook("soup");
		assertThat(this.asked.context()).isEqualTo("soup");
		assertThat(done(this.kitchen.cookSometime("soup"))).isCompletedWithValue(null);
	}

	@Test
	void aFutureIsThereAtOnceAndItsCancellationWithdrawsTheWork() {
		CompletableFuture<Meal> roast = this.kitchen.roastLater("pork");
		assertThat(done(roast)).isNotDone();
		roast.cancel(false);
		done(roast);
		assertThat(this.roasts).singleElement().matches(WorkContext::isCancelled);
	}

	@Test
	void aStageAndAFutureOfTheJdkAreFine() throws Exception {
		this.answer = "soup";
		assertThat(done(this.kitchen.cookInStages("x").toCompletableFuture()).join()).isEqualTo("soup");
		Future<String> future = this.kitchen.cookInFuture("x");
		advance(Duration.ZERO);
		assertThat(future.get()).isEqualTo("soup");
	}

	@Test
	void aHandleKnowsTheIdOfTheWork() {
		RemoteWork<Meal> work = this.kitchen.roast("pork");
		advance(Duration.ZERO);
		assertThat(this.ensemble.engine.record(work.requestId()).status()).isEqualTo(WorkStatus.RUNNING);
		work.result().cancel(false);
		advance(Duration.ZERO);
		assertThat(this.ensemble.engine.record(work.requestId()).status()).isEqualTo(WorkStatus.CANCELLED);
	}

	@Test
	void theMethodSaysTheDeadlineAndThePriorityUnlessAnArgumentDoes() {
		this.kitchen.roast("pork");
		advance(Duration.ZERO);
		assertThat(lastRoast().deadline()).isEqualTo(Duration.ofMinutes(30));
		assertThat(lastRoast().priority()).isEqualTo(Priority.CRITICAL);
		this.kitchen.roast("pork", Duration.ofSeconds(7), Priority.LOW, OnDeadline.fail());
		advance(Duration.ZERO);
		assertThat(lastRoast().deadline()).isEqualTo(Duration.ofSeconds(7));
		assertThat(lastRoast().priority()).isEqualTo(Priority.LOW);
		this.kitchen.roast("pork", null, null, null);
		advance(Duration.ZERO);
		assertThat(lastRoast().deadline()).isEqualTo(Duration.ofMinutes(45));
		assertThat(lastRoast().priority()).isEqualTo(Priority.NORMAL);
		assertThat(lastRoast().context()).isEqualTo("pork");
	}

	@Test
	void anArgumentSaysWhatHappensAtTheDeadline() {
		RemoteWork<String> roast = this.kitchen.roast("pork", Duration.ofSeconds(7), null,
				OnDeadline.goOnWithPartial());
		advance(Duration.ofSeconds(1));
		this.roasts.get(0).partial("half done");
		advance(Duration.ofSeconds(10));
		assertThat(roast.result().join()).startsWith("[Incomplete").endsWith("half done");
	}

	@Test
	void aCustomizerHasTheLastWord() {
		this.ensemble.network.refusing = true;
		CompletableFuture<String> call = this.kitchen.cook("soup", Priority.LOW,
				(made) -> made.priority(Priority.HIGH)
					.retry(RetryConfig.custom().maxAttempts(1).build())
					.onFailure((failure) -> failure.getCapability() + ": bread"));
		advance(Duration.ZERO);
		assertThat(call).isCompletedWithValue("cook: bread");
		this.ensemble.network.refusing = false;
		advance(Duration.ofMinutes(1));
		this.kitchen.cook("soup", Priority.LOW, (made) -> made.priority(Priority.HIGH).requestId("mine"));
		advance(Duration.ZERO);
		assertThat(this.asked.priority()).isEqualTo(Priority.HIGH);
		assertThat(this.asked.requestId()).isEqualTo("mine");
	}

	@Test
	void aFailureIsThrownWithAllThatACallerNeedsAndItsOwnStackTrace() {
		assertThatExceptionOfType(RemoteFailureException.class).isThrownBy(() -> this.kitchen.burn("soup"))
			.withMessage("It is burnt")
			.satisfies((failure) -> {
				assertThat(failure.getCode()).isEqualTo(ErrorCode.TASK_FAILED);
				assertThat(failure.getEnsemble()).isEqualTo("kitchen");
				assertThat(failure.getCapability()).isEqualTo("burn");
				assertThat(this.ensemble.engine.record(failure.getRequestId()).status()).isEqualTo(WorkStatus.FAILED);
				assertThat(failure.getStackTrace())
					.anyMatch((line) -> line.getClassName().equals(EnsembleClientsTests.class.getName()));
			});
	}

	@Test
	void theFailureOfAFutureIsBare() {
		CompletableFuture<Meal> burnt = done(this.kitchen.burnLater("soup"));
		assertThat(failure(burnt)).isInstanceOf(RemoteFailureException.class).hasMessage("It is burnt");
		assertThat(failure(done(this.kitchen.unknown()))).isInstanceOf(RemoteRefusedException.class)
			.extracting("code")
			.isEqualTo(ErrorCode.UNKNOWN_CAPABILITY);
		CompletableFuture<Meal> late = this.kitchen.roastLater("pork");
		advance(Duration.ofMinutes(30));
		assertThat(failure(late)).isInstanceOf(RemoteTimeoutException.class);
		this.answer = "no JSON";
		assertThat(failure(done(this.kitchen.menus()))).isInstanceOf(RemoteFailureException.class)
			.hasMessage("The result of kitchen/menu is not JSON of the form Map<String, List<Meal>>");
	}

	@Test
	void eachCallOfABrokenConnectionFailsUnderItsOwnName() {
		this.ensemble.network.refusing = true;
		CompletableFuture<Meal> roast = this.kitchen.roastLater("pork");
		CompletableFuture<String> soup = this.kitchen.cook("soup", null,
				(call) -> call.retry(RetryConfig.custom().maxAttempts(1).build()));
		advance(Duration.ofMinutes(5));
		assertThat(failure(roast)).isInstanceOf(RemoteUnreachableException.class)
			.hasMessageContaining("cannot be reached")
			.hasRootCauseMessage("refused");
		assertThat(failure(roast).getCapability()).isEqualTo("roast");
		assertThat(failure(soup).getCapability()).isEqualTo("cook");
		assertThat(failure(soup).getRequestId()).isNotEqualTo(failure(roast).getRequestId());
	}

	@Test
	void defaultMethodsAreTheInterfacesOwn() {
		this.answer = "{\"dish\":\"soup\",\"minutes\":12}";
		assertThat(this.kitchen.prepareFor(403)).isEqualTo(new Meal("soup", 12));
		assertThat(this.asked.context()).isEqualTo("{\"dish\":\"soup of the day\",\"room\":403}");
	}

	@Test
	void aClientIsAnObject() {
		assertThat(this.kitchen).isEqualTo(this.kitchen).isNotEqualTo(this.clients.create(Kitchen.class));
		assertThat(this.kitchen).hasSameHashCodeAs(this.kitchen).hasToString("Kitchen of kitchen");
	}

	@Test
	void oneInterfaceServesForSeveralEnsembles() {
		this.ensemble.network.add("bistro", this.ensemble.server);
		Cooking bistro = this.clients.create(Cooking.class, "bistro");
		this.answer = "soup";
		assertThat(bistro.cook("soup")).isEqualTo("soup");
		assertThat(bistro).hasToString("Cooking of bistro");
	}

	@Test
	void placeholdersAreReplaced() {
		Map<String, String> texts = Map.of("${who}", "kitchen", "${what}", "cook", "${how-long}", "90s");
		Configured client = this.clients.withPlaceholders(texts::get).create(Configured.class);
		client.call("soup");
		advance(Duration.ZERO);
		assertThat(this.asked.task()).isEqualTo("cook");
		assertThat(this.asked.deadline()).isEqualTo(Duration.ofSeconds(90));
	}

	@Test
	void theNetworkIsNotTouchedBeforeTheFirstCall() {
		List<String> touched = new ArrayList<>();
		Kitchen lazy = EnsembleClients.of(() -> {
			touched.add("now");
			return this.ensemble.calls;
		}).create(Kitchen.class);
		assertThat(lazy.toString()).isNotEmpty();
		assertThat(touched).isEmpty();
		lazy.checkInventory("eggs");
		assertThat(touched).hasSize(1);
	}

	private CompletionStage<String> answer(WorkContext context) {
		this.asked = context.work().request();
		return CompletableFuture.completedFuture(this.answer);
	}

	private WorkRequest lastRoast() {
		return this.roasts.get(this.roasts.size() - 1).work().request();
	}

	private void advance(Duration duration) {
		this.ensemble.engine.time.advance(duration);
	}

	private <T> CompletableFuture<T> done(CompletableFuture<T> call) {
		advance(Duration.ZERO);
		return call;
	}

	private static RemoteCallException failure(CompletableFuture<?> call) {
		assertThat(call).isCompletedExceptionally();
		return (RemoteCallException) call.handle((answer, cause) -> cause).join();
	}

	record Order(String dish, int room) {
	}

	record Meal(String dish, int minutes) {
	}

	@EnsembleClient("kitchen")
	interface Kitchen {

		@RemoteTask
		Meal prepareMeal(Order order);

		@RemoteTool
		String checkInventory(String item);

		@RemoteTask
		String serve(String dish, List<Integer> rooms, Priority priority);

		@RemoteTask
		List<Meal> menu();

		@RemoteTask("menu")
		CompletableFuture<Map<String, List<Meal>>> menus();

		@RemoteTask("menu")
		Optional<Meal> dishOfTheDay();

		@RemoteTask("cook")
		void justCook(String dish);

		@RemoteTask("cook")
		CompletableFuture<Void> cookSometime(String dish);

		@RemoteTask("cook")
		CompletionStage<String> cookInStages(String dish);

		@RemoteTask("cook")
		Future<String> cookInFuture(String dish);

		@RemoteTask
		CompletableFuture<String> cook(String dish, Priority priority, RemoteCallCustomizer how);

		@Deadline("PT30M")
		@RemoteTask("roast")
		CompletableFuture<Meal> roastLater(String meat);

		@Deadline("30m")
		@RemoteTask(name = "roast", priority = Priority.CRITICAL)
		RemoteWork<Meal> roast(String meat);

		@Deadline("45m")
		@RemoteTask
		RemoteWork<String> roast(String meat, @Deadline Duration deadline, Priority priority, OnDeadline otherwise);

		@RemoteTask
		String burn(String dish);

		@RemoteTask("burn")
		CompletableFuture<Meal> burnLater(String dish);

		@RemoteTask("no-such-task")
		CompletableFuture<Meal> unknown();

		default Meal prepareFor(int room) {
			return prepareMeal(new Order("soup of the day", room));
		}

		@Override
		String toString();

		static String note() {
			return "is no call";
		}

	}

	interface Preparing<I, O> {

		@RemoteTask
		O cook(I order);

		@RemoteTask("cook")
		CompletableFuture<O> cookLater(I order);

	}

	@EnsembleClient("kitchen")
	interface MealCooking extends Preparing<Order, Meal> {

		@Override
		Meal cook(Order order);

	}

	interface Cooking {

		@RemoteTask
		String cook(String dish);

	}

	@EnsembleClient("${who}")
	interface Configured {

		@RemoteTask("${what}")
		@Deadline("${how-long}")
		CompletableFuture<String> call(String dish);

	}

}
