package io.ensemble.test.autoconfigure;

import java.time.Duration;

import io.ensemble.agent.ModelTier;
import io.ensemble.agent.model.ModelTiers;
import io.ensemble.test.network.StubNetwork;
import io.ensemble.test.time.VirtualWork;
import io.ensemble.test.work.EnsembleTester;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;

import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Leaves the ensemble as it was: tests share it, because Spring keeps the application.
 */
public final class EnsembleTestCleanup implements TestExecutionListener {

	private static final Duration UNTIL_RECONNECTED = Duration.ofSeconds(1);

	@Override
	public void afterTestMethod(TestContext test) {
		ApplicationContext application = test.getApplicationContext();
		application.getBeanProvider(EnsembleTester.class).ifAvailable(EnsembleTester::clear);
		application.getBeanProvider(StubNetwork.class).ifAvailable(StubNetwork::clear);
		application.getBeanProvider(CircuitBreakerRegistry.class)
			.ifUnique((breakers) -> breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset));
		application.getBeanProvider(ModelTiers.class).ifUnique((tiers) -> tiers.activate(ModelTier.PRIMARY));
		application.getBeanProvider(VirtualWork.class).ifAvailable((work) -> work.time().advance(UNTIL_RECONNECTED));
	}

}
