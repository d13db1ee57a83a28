package io.ensemble.observation;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.ensemble.capability.Capability;
import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.TestEngine;
import io.ensemble.work.Priority;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkResult;
import io.ensemble.work.token.TokenPrice;
import io.ensemble.work.token.TokenPrices;
import io.ensemble.work.token.TokenUsage;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EnsembleMetersTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private int replicas = 1;

	private final TestEngine engine = TestEngine.with(2, 10).build();

	EnsembleMetersTests() {
		this.engine.stream.listen(new EnsembleMeters("kitchen", this.registry,
				new CostLedger(new TokenPrices(new TokenPrice("EUR", 2.5, 10), Map.of()))));
		new EnsembleGauges(EngineSettings.defaults("kitchen"), this.engine.inFlight, this.engine.queue,
				() -> this.replicas)
			.bindTo(this.registry);
		this.engine.offering(Capability.task("cook").invoker((context) -> {
			context.tokens(new TokenUsage(100, 20));
			CompletableFuture<String> done = new CompletableFuture<>();
			this.engine.time.schedule(Duration.ofSeconds(3), () -> done.complete("soup"));
			return done;
		}));
		this.engine.offering(Capability.task("fail").handler((input) -> {
			throw new IllegalStateException("no");
		}));
	}

	@Test
	void workIsTimedByTaskAndOutcome() {
		this.engine.submit("r1", "cook", (request) -> request.priority(Priority.HIGH));
		this.engine.time.advance(Duration.ofSeconds(2));
		this.engine.start();
		this.engine.time.advance(Duration.ofSeconds(5));
		assertThat(this.registry.get("agentensemble.task")
			.tags("ensemble", "kitchen", "task", "cook", "outcome", "completed")
			.timer()
			.totalTime(TimeUnit.SECONDS)).isEqualTo(3);
		assertThat(this.registry.get("agentensemble.queue.wait")
			.tags("ensemble", "kitchen", "priority", "high")
			.timer()
			.totalTime(TimeUnit.SECONDS)).isEqualTo(2);
	}

	@Test
	void requestsAreCountedByDoorAndEnd() {
		this.engine.start();
		this.engine.submit("r1", "fail", "");
		this.engine.submit("r2", "nothing", "");
		this.engine.time.runReady();
		assertThat(requests("failed")).isEqualTo(1);
		assertThat(requests("rejected")).isEqualTo(1);
		assertThat(this.registry.getMeters()).map(Meter::getId)
			.noneMatch((id) -> id.toString().contains("nothing") || id.toString().contains("r2"));
	}

	@Test
	void tokensAndLateResultsAreCounted() {
		this.engine.start();
		this.engine.submit("r1", "cook", "");
		this.engine.submit("r2", "cook", "");
		this.engine.time.runReady();
		this.engine.results.end(WorkKey.of("r2"), WorkResult.failed("ended by another replica"));
		this.engine.time.advance(Duration.ofSeconds(5));
		assertThat(this.registry.get("agentensemble.tokens").tags("task", "cook", "type", "input").counter().count())
			.isEqualTo(100);
		assertThat(this.registry.get("agentensemble.cost").tags("task", "cook", "currency", "EUR").counter().count())
			.isEqualTo(0.00045);
		assertThat(this.registry.get("agentensemble.late.results").tags("task", "cook").counter().count()).isEqualTo(1);
	}

	@Test
	void gaugesFollowTheLoad() {
		this.engine.start();
		for (int i = 0; i < 5; i++) {
			this.engine.submit("r" + i, "cook", "");
		}
		this.engine.time.runReady();
		assertThat(this.registry.get("agentensemble.active.tasks").gauge().value()).isEqualTo(2);
		assertThat(this.registry.get("agentensemble.queued.requests").gauge().value()).isEqualTo(3);
		this.replicas = 2;
		assertThat(this.registry.get("agentensemble.queued.requests").gauge().value()).isEqualTo(1.5);
		assertThat(this.registry.get("agentensemble.max.concurrent").gauge().value()).isEqualTo(10);
		assertThat(this.registry.get("agentensemble.capacity.utilization").gauge().value()).isEqualTo(0.2);
	}

	private double requests(String outcome) {
		return this.registry.get("agentensemble.requests")
			.tags("ensemble", "kitchen", "ingress", "http", "outcome", outcome)
			.counter()
			.count();
	}

}
