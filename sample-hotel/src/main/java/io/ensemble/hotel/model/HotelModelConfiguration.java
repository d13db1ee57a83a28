package io.ensemble.hotel.model;

import java.time.Duration;

import io.ensemble.engine.EnginePorts;
import io.ensemble.test.model.SimulatedChatModel;
import io.ensemble.test.model.SimulatedConditions;
import io.ensemble.test.model.SimulatedConditions.Pause;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The simulated model, for a hotel without a key. With a key Spring AI's own
 * auto-configuration brings the model.
 */
@Configuration(proxyBeanMethods = false)
public class HotelModelConfiguration {

	private static final long SEED = 403;

	private static final double SHORTEST = 0.5;

	@Bean
	@ConditionalOnProperty(name = ModelChoice.CHAT, havingValue = ModelChoice.NONE)
	SimulatedChatModel simulatedChatModel(@Value("${hotel.model.latency:300ms}") Duration latency, EnginePorts ports) {
		return SimulatedChatModel.builder()
			.reasoning(HotelReasoning.create())
			.conditions(SimulatedConditions.latency(SEED,
					(random) -> Duration.ofNanos((long) (latency.toNanos() * (SHORTEST + random.nextDouble()))),
					Pause.on(ports.timers())))
			.build();
	}

}
