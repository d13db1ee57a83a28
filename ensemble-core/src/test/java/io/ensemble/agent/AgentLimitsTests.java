package io.ensemble.agent;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link AgentLimits}.
 */
class AgentLimitsTests {

	@Test
	void changesOneLimitAtATime() {
		AgentLimits limits = AgentLimits.DEFAULT.withMaxIterations(1)
			.withMaxCallsPerTool(2)
			.withMaxTotalToolCalls(3)
			.withMaxIdenticalCalls(4);
		assertThat(limits).isEqualTo(new AgentLimits(1, 2, 3, 4, AgentLimits.Budget.UNLIMITED, LimitAction.FAIL));
	}

	@Test
	void refusesALimitThatLetsNothingHappenAndNamesIt() {
		assertThatIllegalArgumentException().isThrownBy(() -> AgentLimits.DEFAULT.withMaxTotalToolCalls(0))
			.withMessage("max-total-tool-calls must be at least 1");
	}

}
