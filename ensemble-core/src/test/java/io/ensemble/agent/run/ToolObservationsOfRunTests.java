package io.ensemble.agent.run;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.ensemble.agent.AgentTask;
import io.ensemble.agent.ChatModels;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.ai.tool.observation.ToolCallingObservationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a run tells of its tool calls.
 */
@Timeout(20)
class ToolObservationsOfRunTests {

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final ObservationRegistry registry = ObservationRegistry.create();

	private final List<ToolCallingObservationContext> observed = new CopyOnWriteArrayList<>();

	private final ScriptedModel model = new ScriptedModel();

	ToolObservationsOfRunTests() {
		this.registry.observationConfig().observationHandler(new ObservationHandler<ToolCallingObservationContext>() {

			@Override
			public void onStop(ToolCallingObservationContext context) {
				ToolObservationsOfRunTests.this.observed.add(context);
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return context instanceof ToolCallingObservationContext;
			}

		});
	}

	@AfterEach
	void stop() {
		this.executor.shutdownNow();
	}

	@Test
	void callsOnOtherThreadsAreChildrenOfTheRunAndCurrentInTheirTools() {
		CyclicBarrier bothRun = new CyclicBarrier(2);
		List<String> current = new CopyOnWriteArrayList<>();
		this.model.calls("first", "{\"a\":1}", "second", "").says("done");
		AgentTask task = AgentTask.named("order")
			.description("Takes orders")
			.tools(StubTool.of("first", () -> tell(bothRun, current)),
					StubTool.of("second", () -> tell(bothRun, current)))
			.build();
		AgentRunner runner = AgentRunner.builder(ChatModels.single(this.model))
			.parallelTools(this.executor, 2)
			.observations(this.registry)
			.build();
		Observation work = Observation.start("work", this.registry);
		work.scoped(() -> runner.run(task, RecordedWork.asking("steak")));
		assertThat(current).containsExactly("spring.ai.tool", "spring.ai.tool");
		assertThat(this.observed).extracting((context) -> context.getToolDefinition().name())
			.containsExactlyInAnyOrder("first", "second");
		assertThat(this.observed).extracting(ToolCallingObservationContext::getToolCallArguments)
			.containsExactlyInAnyOrder("{\"a\":1}", "{}");
		assertThat(this.observed).allMatch((context) -> context.getParentObservation() != null
				&& context.getParentObservation() == this.observed.get(0).getParentObservation());
	}

	@Test
	void aFailureOfAToolIsObserved() {
		this.model.calls("first", "{}").says("done");
		AgentTask task = AgentTask.named("order").description("Takes orders").tools(StubTool.of("first", () -> {
			throw new IllegalStateException("cold");
		})).build();
		AgentRunner.builder(ChatModels.single(this.model))
			.observations(this.registry)
			.build()
			.run(task, RecordedWork.asking("steak"));
		assertThat(this.observed).singleElement()
			.satisfies((context) -> assertThat(context.getError()).hasMessage("cold"));
	}

	private String tell(CyclicBarrier barrier, List<String> current) throws Exception {
		barrier.await();
		current.add(this.registry.getCurrentObservation().getContext().getName());
		return "ok";
	}

}
