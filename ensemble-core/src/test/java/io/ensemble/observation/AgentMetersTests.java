package io.ensemble.observation;

import java.time.Instant;
import java.util.Map;

import io.ensemble.agent.ModelTier;
import io.ensemble.agent.ModelUsage;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.token.TokenPrice;
import io.ensemble.work.token.TokenPrices;
import io.ensemble.work.token.TokenUsage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AgentMeters} and {@link CostLedger}.
 */
class AgentMetersTests {

	private static final WorkRecord WORK = WorkRecord.queued(
			new Submission(WorkRequest.of("r1", "cook", "soup").build(), WorkKey.ANYONE, Ingress.HTTP), Instant.EPOCH);

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final CostLedger costs = new CostLedger(new TokenPrices(new TokenPrice("EUR", 1_000_000, 0), Map.of()));

	private final AgentMeters meters = new AgentMeters("kitchen", this.registry, this.costs);

	@Test
	void fallbacksAreCountedByTaskAndTier() {
		this.meters.fellBack(WORK, ModelTier.PRIMARY, ModelTier.FALLBACK);
		assertThat(this.registry.get("agentensemble.model.fallbacks")
			.tags("ensemble", "kitchen", "task", "cook", "tier", "fallback")
			.counter()
			.count()).isEqualTo(1);
	}

	@Test
	void stopsAreCountedByTaskAndLimit() {
		this.meters.limitReached(WORK, "max-tokens");
		assertThat(this.registry.get("agentensemble.agent.limits")
			.tags("ensemble", "kitchen", "task", "cook", "limit", "max-tokens")
			.counter()
			.count()).isEqualTo(1);
	}

	@Test
	void modelCallsCostWhatTheirModelCostsAndOtherTokensTheUsualPrice() {
		this.meters.modelCalled(WORK, new ModelUsage(ModelTier.PRIMARY, "small", new TokenUsage(10, 5), 0.5));
		this.meters.modelCalled(WORK, new ModelUsage(ModelTier.FALLBACK, "large", new TokenUsage(10, 5), 3));
		assertThat(this.costs.settle(WORK.key(), new TokenUsage(22, 10))).isEqualTo(5.5);
	}

	@Test
	void settledWorkIsForgottenAndUnknownWorkCostsTheUsualPrice() {
		this.meters.modelCalled(WORK, new ModelUsage(ModelTier.PRIMARY, "small", new TokenUsage(10, 5), 0.5));
		assertThat(this.costs.settle(WORK.key(), null)).isEqualTo(0.5);
		assertThat(this.costs.settle(WORK.key(), new TokenUsage(2, 0))).isEqualTo(2);
	}

	@Test
	void workThatNeverEndsHereDoesNotFillTheMemory() {
		for (int i = 0; i <= 10_000; i++) {
			this.costs.spent(WorkKey.of("r" + i), new ModelUsage(ModelTier.PRIMARY, null, TokenUsage.NONE, 1));
		}
		assertThat(this.costs.settle(WorkKey.of("r0"), null)).isZero();
		assertThat(this.costs.settle(WorkKey.of("r1"), null)).isEqualTo(1);
	}

}
