package io.ensemble.docs;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.capability.Capability;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.capability.Gate;
import io.ensemble.capability.StubWorkContext;
import io.ensemble.capability.WorkContext;
import io.ensemble.capability.annotation.CapabilityAnnotationBeanPostProcessor;
import io.ensemble.capability.annotation.Gated;
import io.ensemble.capability.annotation.PrivateTask;
import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.capability.annotation.SharedTool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.ai.tool.annotation.ToolParam;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

import static org.assertj.core.api.Assertions.assertThat;

class SharingTasksAndToolsTests {

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private final CapabilityRegistry registry = new CapabilityRegistry();

	SharingTasksAndToolsTests() {
		this.context.registerBean(CapabilityRegistry.class, () -> this.registry);
		this.context.registerBean(CapabilityAnnotationBeanPostProcessor.class);
		this.context.register(Kitchen.class, Safe.class, Translations.class);
		this.context.refresh();
	}

	@AfterEach
	void close() {
		this.context.close();
	}

	@Test
	void aTaskTakesTextOrTypedInput() {
		assertThat(call("prepare-meal", "{\"dish\":\"Wagyu steak\",\"guests\":2}"))
			.isEqualTo("{\"dish\":\"Wagyu steak\",\"servings\":2,\"readyIn\":\"PT25M\"}");
		assertThat(call("wash-up", "all of it")).isEqualTo("clean: all of it");
	}

	@Test
	void aToolTakesItsParametersByName() {
		assertThat(call("check-inventory", "{\"item\":\"Wagyu steak\",\"portions\":2}")).isEqualTo("true");
		assertThat(this.registry.find("check-inventory").orElseThrow().inputSchema()).contains("how many are needed");
	}

	@Test
	void longWorkReportsProgress() {
		StubWorkContext work = StubWorkContext.of("banquet");
		assertThat(call("cook-banquet", work)).isEqualTo("banquet is served");
		assertThat(work.reported()).containsExactly("starters are out 50");
		assertThat(work.partials()).containsExactly("starters");
	}

	@Test
	void aPrivateTaskIsNotShared() {
		assertThat(this.registry.find("wash-up")).hasValueSatisfying((task) -> assertThat(task.shared()).isFalse());
	}

	@Test
	void aGatedTaskNamesTheRole() {
		assertThat(this.registry.find("open-safe"))
			.hasValueSatisfying((task) -> assertThat(task.gate()).isEqualTo(new Gate("manager", "Open the safe?")));
	}

	@Test
	void aCapabilityCanBeABean() {
		assertThat(call("translate", "menu")).isEqualTo("Speisekarte");
	}

	private String call(String name, String input) {
		return call(name, StubWorkContext.of(input));
	}

	private String call(String name, WorkContext work) {
		try {
			return this.registry.find(name).orElseThrow().invoker().invoke(work).toCompletableFuture().join();
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
	}

	// tag::records[]
	record Order(String dish, int guests) {
	}

	record Meal(String dish, int servings, Duration readyIn) {
	}
	// end::records[]

	@Component
	static class Kitchen {

		// tag::task[]
		@SharedTask(name = "prepare-meal", description = "Prepares a meal for guests of the hotel",
				expectedOutput = "The dish, the servings and when they are ready", tags = "food")
		Meal prepareMeal(Order order) {
			return new Meal(order.dish(), order.guests(), Duration.ofMinutes(25));
		}
		// end::task[]

		// tag::tool[]
		@SharedTool(name = "check-inventory", description = "Tells whether there is enough of an item", tags = "food")
		boolean checkInventory(String item, @ToolParam(description = "how many are needed") int portions) {
			return portions <= 6;
		}
		// end::tool[]

		// tag::progress[]
		@SharedTask(description = "Cooks a banquet")
		CompletionStage<String> cookBanquet(String menu, WorkContext work) {
			work.progress("starters are out", 50);
			work.partial("starters");
			return CompletableFuture.completedFuture(menu + " is served");
		}
		// end::progress[]

		// tag::private[]
		@PrivateTask(description = "Washes the dishes")
		String washUp(String dishes) {
			return "clean: " + dishes;
		}
		// end::private[]

	}

	@Component
	static class Safe {

		// tag::gated[]
		@SharedTask(description = "Opens the safe")
		@Gated(role = "manager", prompt = "Open the safe?")
		String openSafe() {
			return "open";
		}
		// end::gated[]

	}

	@Configuration(proxyBeanMethods = false)
	static class Translations {

		private static final Map<String, String> WORDS = Map.of("menu", "Speisekarte");

		// tag::bean[]
		@Bean
		Capability translate() {
			return Capability.tool("translate")
				.description("Translates a word into German")
				.tags("language")
				.handler((word) -> WORDS.getOrDefault(word, word));
		}
		// end::bean[]

	}

}
