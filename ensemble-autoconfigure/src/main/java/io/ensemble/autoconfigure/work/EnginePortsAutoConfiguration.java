package io.ensemble.autoconfigure.work;

import java.security.SecureRandom;

import io.ensemble.autoconfigure.EnsembleAutoConfiguration;
import io.ensemble.autoconfigure.EnsembleIdentity;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.crash.CrashPoints;
import io.ensemble.engine.thread.EngineThreads;
import io.ensemble.time.SystemTime;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.thread.Threading;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Gives the engine its settings, and time, timers, threads and chance.
 */
@AutoConfiguration(after = EnsembleAutoConfiguration.class)
@EnableConfigurationProperties(WorkProperties.class)
public class EnginePortsAutoConfiguration {

	private static final int DEFAULT_MAX_HOPS = 8;

	@Bean
	@ConditionalOnMissingBean
	EngineSettings engineSettings(EnsembleIdentity identity, WorkProperties work, Environment environment) {
		int maxHops = environment.getProperty("ensemble.network.max-hops", Integer.class, DEFAULT_MAX_HOPS);
		return new EngineSettings(identity.name(), work.maxConcurrent(), work.queueCapacity(), work.maxAttempts(),
				work.retry().backoff(), work.lease(), work.initialServiceTime(),
				Math.toIntExact(work.maxContextSize().toBytes()), work.maxDeadline(), maxHops);
	}

	/**
	 * The machine's own ports.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(EnginePorts.class)
	static class Machine {

		@Bean
		@ConditionalOnMissingBean
		EngineThreads engineThreads(EnsembleIdentity identity, WorkProperties properties, Environment environment) {
			return Threading.VIRTUAL.isActive(environment) ? EngineThreads.virtual(identity.name())
					: EngineThreads.pooled(identity.name(), properties.maxConcurrent());
		}

		@Bean
		EnginePorts enginePorts(EngineThreads threads, ObjectProvider<CrashPoints> crashPoints) {
			return new EnginePorts(new SystemTime(), threads.timers(), threads.workers(), new SecureRandom(),
					crashPoints.getIfAvailable(() -> CrashPoints.NONE));
		}

	}

}
