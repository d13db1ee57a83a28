package io.ensemble.capability.tool;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.ensemble.capability.Capability;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.capability.CurrentWork;
import io.ensemble.capability.Gate;
import io.ensemble.capability.StubWorkContext;
import io.ensemble.work.InvalidRequestException;
import org.junit.jupiter.api.Test;

import org.springframework.ai.chat.model.ToolContext;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.execution.DefaultToolExecutionExceptionProcessor;
import org.springframework.ai.tool.execution.ToolExecutionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LocalToolsTests {

	private static final String OBJECT = "{\"type\":\"object\",\"properties\":{}}";

	private final CapabilityRegistry registry = new CapabilityRegistry();

	private final LocalTools tools = new LocalTools(this.registry, new DirectToolCaller());

	private final StubWorkContext caller = StubWorkContext.of("the agent's own input");

	private final ToolContext context = new ToolContext(Map.of(DirectToolCaller.WORK_CONTEXT, this.caller));

	@Test
	void toolsAreListedAndTasksAreNot() {
		this.registry.register(Capability.tool("b").tags("food").handler((input) -> input));
		this.registry.register(Capability.tool("a").unshared().handler((input) -> input));
		this.registry.register(Capability.task("task").tags("food").handler((input) -> input));
		assertThat(names(this.tools.all())).containsExactly("a", "b");
		assertThat(names(this.tools.tagged("food"))).containsExactly("b");
		assertThat(this.tools.named("task").getToolDefinition().name()).isEqualTo("task");
		assertThatIllegalArgumentException().isThrownBy(() -> this.tools.named("c"))
			.withMessage("There is no task or tool 'c'");
	}

	@Test
	void theDefinitionIsTheCapabilitys() {
		this.registry
			.register(Capability.tool("stock").description("Counts").inputSchema(OBJECT).handler((input) -> input));
		assertThat(this.tools.named("stock").getToolDefinition().description()).isEqualTo("Counts");
		assertThat(this.tools.named("stock").getToolDefinition().inputSchema()).isEqualTo(OBJECT);
	}

	@Test
	void plainTextInputTravelsAsAFieldBecauseModelsSendObjects() {
		this.registry.register(Capability.tool("echo").handler((input) -> "<" + input + ">"));
		ToolCallback echo = this.tools.named("echo");
		assertThat(echo.getToolDefinition().inputSchema()).isEqualTo(
				"{\"type\":\"object\",\"properties\":{\"input\":{\"type\":\"string\"}},\"required\":[\"input\"]}");
		assertThat(echo.call("{\"input\":\"hi\"}", this.context)).isEqualTo("<hi>");
		assertThat(echo.call("{\"input\":{\"a\":1}}", this.context)).isEqualTo("<{\"a\":1}>");
		assertThat(echo.call("{}", this.context)).isEqualTo("<{}>");
		assertThat(echo.call("hi", this.context)).isEqualTo("<hi>");
	}

	@Test
	void theToolIsAPartOfTheWorkThatCallsIt() {
		List<String> seen = new ArrayList<>();
		this.registry.register(Capability.tool("step").inputSchema(OBJECT).invoker((work) -> {
			seen.add(work.input() + " " + work.nextChildId() + " " + (CurrentWork.find().orElseThrow() == work));
			work.progress("half", 50);
			work.partial("not the agent's");
			return CompletableFuture.completedFuture("done");
		}));
		assertThat(this.tools.named("step").call("{}", this.context)).isEqualTo("done");
		assertThat(seen).containsExactly("{} request-1:1 true");
		assertThat(this.caller.reported()).containsExactly("half");
		assertThat(this.caller.partials()).isEmpty();
		assertThat(CurrentWork.find()).isEmpty();
	}

	@Test
	void theCurrentWorkIsTheCallerWhereTheAgentPassesNone() {
		this.registry.register(Capability.tool("id").handler((input) -> "ok"));
		try (CurrentWork.Scope scope = CurrentWork.open(this.caller)) {
			assertThat(this.tools.named("id").call("{}")).isEqualTo("ok");
			assertThat(CurrentWork.find()).contains(this.caller);
		}
	}

	@Test
	void withoutWorkTheModelIsToldSo() {
		this.registry.register(Capability.tool("id").handler((input) -> "ok"));
		assertThat(answer("id", null)).isEqualTo("The tool 'id' failed: it can only be called by a task while it runs. "
				+ "Do not repeat the same call; go another way, or say what could not be done.");
	}

	@Test
	void aFailureTellsTheModelToGoAnotherWay() {
		this.registry.register(
				Capability.tool("later").invoker((work) -> CompletableFuture.failedFuture(new IOException("no gas"))));
		this.registry.register(Capability.tool("now").invoker((work) -> {
			throw new IOException("no gas");
		}));
		assertThat(answer("now", this.context)).isEqualTo("The tool 'now' failed: no gas. "
				+ "Do not repeat the same call; go another way, or say what could not be done.");
		assertThat(answer("later", this.context)).startsWith("The tool 'later' failed: no gas.");
	}

	@Test
	void refusedInputTellsTheModelToCorrectIt() {
		this.registry.register(Capability.tool("book").invoker((work) -> {
			throw new InvalidRequestException("room", "'room' is missing");
		}));
		assertThat(answer("book", this.context)).isEqualTo("The tool 'book' did not accept its input: "
				+ "'room' is missing. Correct the input and call it again.");
	}

	@Test
	void aGatedToolIsNotCalledDirectly() {
		List<String> calls = new ArrayList<>();
		this.registry.register(Capability.tool("open-safe").gate(new Gate("manager", "Open?")).handler((input) -> {
			calls.add(input);
			return "open";
		}));
		assertThat(answer("open-safe", this.context)).contains("a person has to agree to it first");
		assertThat(calls).isEmpty();
	}

	@Test
	void callsTakeTheWayThatTheCallerChooses() {
		this.registry.register(Capability.tool("stock").inputSchema(OBJECT).handler((input) -> "direct"));
		LocalTools routed = new LocalTools(this.registry, (capability, input, toolContext) -> CompletableFuture
			.completedFuture("routed " + capability.name() + " " + input));
		assertThat(routed.named("stock").call("{\"a\":1}")).isEqualTo("routed stock {\"a\":1}");
	}

	@Test
	void anInterruptionStaysVisibleToTheThread() {
		this.registry.register(Capability.tool("slow").invoker((work) -> new CompletableFuture<>()));
		Thread.currentThread().interrupt();
		assertThat(answer("slow", this.context))
			.isEqualTo("The tool 'slow' was interrupted, because the work ends. Stop here.");
		assertThat(Thread.interrupted()).isTrue();
	}

	private String answer(String tool, ToolContext toolContext) {
		List<ToolExecutionException> failures = new ArrayList<>();
		assertThatExceptionOfType(ToolExecutionException.class)
			.isThrownBy(() -> this.tools.named(tool).call("{}", toolContext))
			.satisfies(failures::add);
		return new DefaultToolExecutionExceptionProcessor(false).process(failures.get(0));
	}

	private static List<String> names(List<ToolCallback> callbacks) {
		return callbacks.stream().map((callback) -> callback.getToolDefinition().name()).toList();
	}

}
