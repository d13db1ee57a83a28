package io.ensemble.faults.worker.bug;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import io.ensemble.engine.EnginePorts;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.env.Environment;

/**
 * Sets the clock of the engine ahead by {@code worker.ahead}, or back if that is
 * negative; with {@code worker.stepping} each second to the other side.
 */
public class WrongClock implements BeanPostProcessor {

	private final Environment environment;

	WrongClock(Environment environment) {
		this.environment = environment;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (bean instanceof EnginePorts ports) ? wrong(ports) : bean;
	}

	private EnginePorts wrong(EnginePorts ports) {
		Duration ahead = this.environment.getProperty("worker.ahead", Duration.class, Duration.ZERO);
		boolean stepping = this.environment.getProperty("worker.stepping", Boolean.class, false);
		InstantSource right = ports.clock();
		InstantSource wrong = () -> {
			Instant now = right.instant();
			return now.plus((stepping && now.getEpochSecond() % 2 == 0) ? ahead.negated() : ahead);
		};
		return new EnginePorts(wrong, ports.timers(), ports.workExecutor(), ports.random(), ports.crashPoints(),
				ports.outages());
	}

}
