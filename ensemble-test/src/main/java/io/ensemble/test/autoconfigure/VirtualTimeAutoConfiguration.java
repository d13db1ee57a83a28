package io.ensemble.test.autoconfigure;

import java.util.Random;
import java.util.concurrent.RejectedExecutionException;

import io.ensemble.agent.ChatModels;
import io.ensemble.agent.run.AgentRunner;
import io.ensemble.autoconfigure.agent.AgentAutoConfiguration;
import io.ensemble.autoconfigure.agent.AgentProperties;
import io.ensemble.autoconfigure.work.EnginePortsAutoConfiguration;
import io.ensemble.engine.EnginePorts;
import io.ensemble.test.time.VirtualWork;
import io.ensemble.test.work.Passage;
import io.ensemble.test.work.VirtualPassage;
import io.ensemble.time.VirtualTime;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/**
 * Time, threads and chance of an ensemble under test, where the test asks for virtual
 * time.
 */
@AutoConfiguration(before = { EnginePortsAutoConfiguration.class, EnsembleTestAutoConfiguration.class,
		AgentAutoConfiguration.class })
@ConditionalOnProperty("ensemble.test.virtual-time")
public class VirtualTimeAutoConfiguration {

	private static final long SEED = 7;

	@Bean
	@ConditionalOnMissingBean
	VirtualWork virtualWork() {
		return new VirtualWork(new VirtualTime());
	}

	@Bean
	@ConditionalOnMissingBean
	EnginePorts virtualPorts(VirtualWork work) {
		return new EnginePorts(work.time(), work.time(), work::execute, new Random(SEED));
	}

	@Bean
	@ConditionalOnMissingBean
	Passage virtualPassage(VirtualWork work) {
		return new VirtualPassage(work);
	}

	@Bean
	@ConditionalOnMissingBean
	static VirtualCallsBeanPostProcessor virtualCallsBeanPostProcessor(ObjectProvider<VirtualWork> work) {
		return new VirtualCallsBeanPostProcessor(work);
	}

	/**
	 * An agent whose tools run on its own thread, one after the other.
	 * @param models finds the model of a task
	 * @param properties the limits
	 * @param ports the time
	 * @param observations is told of model calls
	 * @return the runner
	 */
	@Bean
	@ConditionalOnMissingBean
	AgentRunner sequentialAgentRunner(ChatModels models, AgentProperties properties, EnginePorts ports,
			ObjectProvider<ObservationRegistry> observations) {
		return new AgentRunner(models, properties.limits().toLimits(), (tool) -> {
			throw new RejectedExecutionException("Tools take turns on virtual time");
		}, ports.clock(), observations.getIfAvailable(() -> ObservationRegistry.NOOP));
	}

}
