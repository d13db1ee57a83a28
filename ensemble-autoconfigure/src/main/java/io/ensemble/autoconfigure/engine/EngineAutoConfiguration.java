package io.ensemble.autoconfigure.engine;

import java.time.Duration;
import java.util.function.Consumer;

import io.ensemble.autoconfigure.capability.CapabilityAutoConfiguration;
import io.ensemble.autoconfigure.transport.TransportAutoConfiguration;
import io.ensemble.autoconfigure.work.WorkProperties;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.ServiceTimes;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.event.WorkEvents;
import io.ensemble.engine.event.WorkHistory;
import io.ensemble.work.WorkEvent;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Builds the engine: what its parts share here, intake, execution and delivery in the
 * imported configurations.
 */
@AutoConfiguration(after = { CapabilityAutoConfiguration.class, TransportAutoConfiguration.class })
@Import({ DeliveryConfiguration.class, ExecutionConfiguration.class, IntakeConfiguration.class })
public class EngineAutoConfiguration {

	private static final Duration HISTORY_BESIDE_A_STORE = Duration.ofHours(1);

	@Bean
	@ConditionalOnMissingBean
	ServiceTimes serviceTimes(EngineSettings settings) {
		return new ServiceTimes(settings.initialServiceTime());
	}

	@Bean
	@ConditionalOnMissingBean
	WorkEvents workEvents(EnginePorts ports) {
		return new WorkEvents(ports.clock());
	}

	@Bean
	@ConditionalOnMissingBean
	WorkHistory workHistory(WorkProperties properties, WorkStores stores) {
		boolean brief = stores.queue().isDurable() && properties.resultTtl().compareTo(HISTORY_BESIDE_A_STORE) > 0;
		return new WorkHistory(brief ? HISTORY_BESIDE_A_STORE : properties.resultTtl());
	}

	@Bean
	@ConditionalOnMissingBean
	WorkEventSubscriptions workEventSubscriptions(WorkEvents events, ObjectProvider<Consumer<WorkEvent>> listeners) {
		return new WorkEventSubscriptions(events, listeners);
	}

}
