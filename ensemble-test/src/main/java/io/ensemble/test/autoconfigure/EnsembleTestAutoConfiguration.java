package io.ensemble.test.autoconfigure;

import java.time.Duration;

import io.ensemble.autoconfigure.EnsembleIdentity;
import io.ensemble.autoconfigure.engine.EngineAutoConfiguration;
import io.ensemble.autoconfigure.network.NetworkAutoConfiguration;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.event.WorkEvents;
import io.ensemble.engine.execution.WorkControl;
import io.ensemble.engine.intake.WorkIntake;
import io.ensemble.network.peer.Peers;
import io.ensemble.test.network.StubNetwork;
import io.ensemble.test.work.EnsembleTester;
import io.ensemble.test.work.Passage;
import io.ensemble.test.work.RealPassage;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Network and tester of an ensemble under test.
 */
@AutoConfiguration(before = { EngineAutoConfiguration.class, NetworkAutoConfiguration.class },
		afterName = "io.github.resilience4j.springboot3.circuitbreaker.autoconfigure.CircuitBreakerAutoConfiguration")
public class EnsembleTestAutoConfiguration {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	@Bean
	@ConditionalOnMissingBean
	StubNetwork stubNetwork(EnginePorts ports) {
		return new StubNetwork(ports);
	}

	@Bean(destroyMethod = "")
	@ConditionalOnMissingBean
	Peers stubbedPeers(EnsembleIdentity identity, StubNetwork network) {
		return network.peers(identity.name());
	}

	@Bean
	@ConditionalOnMissingBean
	CircuitBreakerRegistry circuitBreakersOfStubs() {
		return CircuitBreakerRegistry.ofDefaults();
	}

	@Bean
	@ConditionalOnMissingBean
	Passage passageOfTime() {
		return new RealPassage(PATIENCE);
	}

	@Bean
	@ConditionalOnMissingBean
	EnsembleTester ensembleTester(WorkIntake intake, WorkControl control, WorkEvents events, Passage passage) {
		return new EnsembleTester(intake, control, events, passage);
	}

}
