package io.ensemble.capability.annotation;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.ensemble.capability.Capability;
import io.ensemble.capability.CapabilityKind;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.capability.DuplicateCapabilityException;
import io.ensemble.capability.Gate;
import io.ensemble.capability.InvalidCapabilityException;
import io.ensemble.capability.StubWorkContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.ai.tool.annotation.Tool;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanDefinitionCustomizer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CapabilityDiscoveryTests {

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private final CapabilityRegistry registry = new CapabilityRegistry();

	CapabilityDiscoveryTests() {
		this.context.registerBean(CapabilityRegistry.class, () -> this.registry);
		this.context.registerBean(CapabilityAnnotationBeanPostProcessor.class);
	}

	@AfterEach
	void close() {
		this.context.close();
	}

	@Test
	void aSharedTaskSaysWhatItsAnnotationSays() {
		start("kitchen", Kitchen.class, Kitchen::new);
		Capability task = capability("prepare-meal");
		assertThat(task.kind()).isEqualTo(CapabilityKind.TASK);
		assertThat(task.description()).isEqualTo("Prepares a meal");
		assertThat(task.expectedOutput()).isEqualTo("What was cooked");
		assertThat(task.tags()).containsExactlyInAnyOrder("food", "hot");
		assertThat(task.shared()).isTrue();
		assertThat(task.gate()).isNull();
		assertThat(task.source()).isEqualTo("bean 'kitchen' (" + Kitchen.class.getName() + "#prepareMeal)");
		assertThat(call("prepare-meal", "a steak")).isEqualTo("cooked a steak");
	}

	@Test
	void aPrivateTaskIsRegisteredAndNotShared() {
		start("kitchen", Kitchen.class, Kitchen::new);
		assertThat(capability("clean-up").shared()).isFalse();
		assertThat(capability("clean-up").expectedOutput()).isNull();
		assertThat(this.registry.shared()).extracting(Capability::name).doesNotContain("clean-up");
		assertThat(this.registry.all()).extracting(Capability::name).contains("clean-up");
	}

	@Test
	void aSharedToolIsASpringAiToolToo() throws Exception {
		start("kitchen", Kitchen.class, Kitchen::new);
		assertThat(capability("check-inventory").kind()).isEqualTo(CapabilityKind.TOOL);
		Tool tool = AnnotatedElementUtils.findMergedAnnotation(Kitchen.class.getDeclaredMethod("stock", String.class),
				Tool.class);
		assertThat(tool).isNotNull();
		assertThat(tool.name()).isEqualTo("check-inventory");
		assertThat(tool.description()).isEqualTo("Counts what is there");
	}

	@Test
	void aGateAsksItsPromptOrTheDescription() {
		start("safe", Safe.class, Safe::new);
		assertThat(capability("open-safe").gate()).isEqualTo(new Gate("manager", "Open the safe?"));
		assertThat(capability("close-safe").gate()).isEqualTo(new Gate("clerk", "Closes the safe"));
	}

	@Test
	void aGateAloneIsRefusedBecauseItWouldGuardNothing() {
		assertInvalid(GateAlone.class, "@Gated guards nothing without @SharedTask, @PrivateTask or @SharedTool");
	}

	@Test
	void aGateWithoutARoleIsRefused() {
		assertInvalid(GateWithoutRole.class, "@Gated needs a role");
	}

	@Test
	void aMethodCannotBeTaskAndTool() {
		assertInvalid(TaskAndTool.class, "is both @SharedTask and @SharedTool");
	}

	@Test
	void aBadNameIsRefusedWithItsBeanAndMethod() {
		assertThatExceptionOfType(InvalidCapabilityException.class)
			.isThrownBy(() -> start("kitchen", BadName.class, BadName::new))
			.withMessage("bean 'kitchen' (" + BadName.class.getName()
					+ "#cook): the name 'no spaces' must be 1 to 128 characters of [A-Za-z0-9._-]");
	}

	@Test
	void aBlankDescriptionIsRefused() {
		assertInvalid(BlankDescription.class, "'cook' needs a description");
	}

	@Test
	void twoBeansWithOneNameAreBothNamed() {
		this.context.registerBean("grill", Kitchen.class, Kitchen::new);
		assertThatExceptionOfType(DuplicateCapabilityException.class)
			.isThrownBy(() -> start("kitchen", Kitchen.class, Kitchen::new))
			.satisfies((ex) -> {
				assertThat(ex.getFirst()).startsWith("bean 'grill' (" + Kitchen.class.getName() + "#");
				assertThat(ex.getSecond()).startsWith("bean 'kitchen' (" + Kitchen.class.getName() + "#");
			});
	}

	@Test
	void overloadedMethodsAreToldApartByTheirParameters() {
		assertThatExceptionOfType(DuplicateCapabilityException.class)
			.isThrownBy(() -> start("kitchen", Overloaded.class, Overloaded::new))
			.withMessageContaining("#cook(String)")
			.withMessageContaining("#cook(String, int)");
	}

	@Test
	void overloadedMethodsWithNamesOfTheirOwnAreTwoTasks() {
		start("kitchen", OverloadedNamed.class, OverloadedNamed::new);
		assertThat(call("cook-one", "egg")).isEqualTo("egg");
		assertThat(call("cook-many", "{\"dish\":\"egg\",\"count\":3}")).isEqualTo("egg x 3");
	}

	@Test
	void annotationsOnAnInterfaceCount() {
		start("menu", PrintedMenu.class, PrintedMenu::new);
		assertThat(call("print-menu", "lunch")).isEqualTo("menu for lunch");
	}

	@Test
	void typeVariablesOfASuperclassAreResolved() {
		start("rooms", RoomCleaner.class, RoomCleaner::new);
		assertThat(capability("clean").inputSchema()).contains("\"number\"");
		assertThat(call("clean", "{\"number\":403}")).isEqualTo("{\"number\":403}");
	}

	@Test
	void aBeanOfTypeCapabilityIsRegisteredUnderItsBeanName() {
		start("hello", Capability.class, () -> Capability.task("hello").handler((name) -> "Hello " + name));
		assertThat(capability("hello").source()).isEqualTo("bean 'hello'");
		assertThat(call("hello", "Ada")).isEqualTo("Hello Ada");
	}

	@Test
	void aCapabilityBeanAndAMethodWithOneNameAreBothNamed() {
		this.context.registerBean("kitchen", Kitchen.class);
		assertThatExceptionOfType(DuplicateCapabilityException.class)
			.isThrownBy(() -> start("own", Capability.class, () -> Capability.task("clean-up").handler((in) -> in)))
			.withMessage("'clean-up' is defined by bean 'own' and by bean 'kitchen' (" + Kitchen.class.getName()
					+ "#cleanUp)");
	}

	@Test
	void aLazyBeanIsCreatedByItsFirstCallOnly() {
		AtomicInteger created = new AtomicInteger();
		start("kitchen", Kitchen.class, counting(created), (definition) -> definition.setLazyInit(true));
		assertThat(capability("prepare-meal")).isNotNull();
		assertThat(created).hasValue(0);
		assertThat(call("prepare-meal", "eggs")).isEqualTo("cooked eggs");
		assertThat(call("prepare-meal", "ham")).isEqualTo("cooked ham");
		assertThat(created).hasValue(1);
	}

	@Test
	void aPrototypeBeanIsCreatedForEachCallAndRegisteredOnce() {
		AtomicInteger created = new AtomicInteger();
		start("kitchen", Kitchen.class, counting(created),
				(definition) -> definition.setScope(BeanDefinition.SCOPE_PROTOTYPE));
		call("prepare-meal", "eggs");
		call("prepare-meal", "ham");
		assertThat(created).hasValue(2);
	}

	@Test
	void aBeanThatHidesBehindAnInterfaceUntilItExistsIsRegisteredThen() {
		start("menu", Runnable.class, HiddenTask::new, (definition) -> definition.setLazyInit(true));
		assertThat(this.registry.find("hidden")).isEmpty();
		this.context.getBean("menu");
		assertThat(call("hidden", "")).isEqualTo("found");
	}

	private static Supplier<Kitchen> counting(AtomicInteger created) {
		return () -> {
			created.incrementAndGet();
			return new Kitchen();
		};
	}

	private <T> void assertInvalid(Class<T> type, String problem) {
		assertThatExceptionOfType(InvalidCapabilityException.class).isThrownBy(() -> start("kitchen", type, null))
			.withMessageStartingWith("bean 'kitchen' (" + type.getName() + "#cook")
			.withMessageEndingWith(": " + problem);
	}

	private <T> void start(String beanName, Class<T> type, Supplier<? extends T> supplier,
			BeanDefinitionCustomizer... customizers) {
		this.context.registerBean(beanName, type, (Supplier<T>) supplier, customizers);
		this.context.refresh();
	}

	private Capability capability(String name) {
		return this.registry.find(name).orElseThrow();
	}

	private String call(String name, String input) {
		try {
			return capability(name).invoker().invoke(StubWorkContext.of(input)).toCompletableFuture().join();
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
	}

	static class Kitchen {

		@SharedTask(name = "prepare-meal", description = "Prepares a meal", expectedOutput = "What was cooked",
				tags = { "food", "hot" })
		String prepareMeal(String order) {
			return "cooked " + order;
		}

		@PrivateTask(description = "Cleans up")
		void cleanUp() {
		}

		@SharedTool(name = "check-inventory", description = "Counts what is there")
		int stock(String item) {
			return item.length();
		}

	}

	static class Safe {

		@SharedTask(description = "Opens the safe")
		@Gated(role = "manager", prompt = "Open the safe?")
		void openSafe() {
		}

		@SharedTool(description = "Closes the safe")
		@Gated(role = "clerk")
		void closeSafe() {
		}

	}

	static class GateAlone {

		@Gated(role = "manager")
		void cook() {
		}

	}

	static class GateWithoutRole {

		@SharedTask(description = "Cooks")
		@Gated(role = " ")
		void cook() {
		}

	}

	static class TaskAndTool {

		@SharedTask(description = "Cooks")
		@SharedTool(description = "Cooks")
		void cook() {
		}

	}

	static class BadName {

		@SharedTask(name = "no spaces", description = "Cooks")
		void cook() {
		}

	}

	static class BlankDescription {

		@SharedTask(description = " ")
		void cook() {
		}

	}

	static class Overloaded {

		@SharedTask(description = "Cooks one")
		String cook(String dish) {
			return dish;
		}

		@SharedTask(description = "Cooks many")
		String cook(String dish, int count) {
			return dish + " x " + count;
		}

	}

	static class OverloadedNamed {

		@SharedTask(name = "cook-one", description = "Cooks one")
		String cook(String dish) {
			return dish;
		}

		@SharedTask(name = "cook-many", description = "Cooks many")
		String cook(String dish, int count) {
			return dish + " x " + count;
		}

	}

	interface Menu {

		@SharedTask(description = "Prints the menu")
		String printMenu(String meal);

	}

	static class PrintedMenu implements Menu {

		@Override
		public String printMenu(String meal) {
			return "menu for " + meal;
		}

	}

	abstract static class Cleaner<T> {

		@SharedTask(description = "Cleans")
		T clean(T place) {
			return place;
		}

	}

	static class RoomCleaner extends Cleaner<Room> {

	}

	record Room(int number) {
	}

	static class HiddenTask implements Runnable {

		@Override
		public void run() {
		}

		@SharedTask(description = "Is hidden")
		String hidden() {
			return "found";
		}

	}

}
