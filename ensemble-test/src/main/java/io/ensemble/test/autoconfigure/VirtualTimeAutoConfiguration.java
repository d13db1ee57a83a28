package io.ensemble.test.autoconfigure;

import java.util.Random;

import io.ensemble.autoconfigure.agent.AgentAutoConfiguration;
import io.ensemble.autoconfigure.work.EnginePortsAutoConfiguration;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.thread.CallbackThreads;
import io.ensemble.engine.thread.ToolThreads;
import io.ensemble.test.time.VirtualWork;
import io.ensemble.test.work.Passage;
import io.ensemble.test.work.VirtualPassage;
import io.ensemble.time.VirtualTime;

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

	@Bean
	@ConditionalOnMissingBean
	CallbackThreads virtualCallbackThreads(VirtualWork work) {
		return CallbackThreads.of(work::execute);
	}

	@Bean
	@ConditionalOnMissingBean
	ToolThreads virtualToolThreads() {
		return ToolThreads.none();
	}

}
