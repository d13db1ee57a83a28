package io.ensemble.faults.worker;

import io.ensemble.faults.worker.bug.WrongClock;
import io.ensemble.faults.worker.claim.WitnessedClaims;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.context.WebServerPortFileWriter;
import org.springframework.context.annotation.Import;

/**
 * The process that faults are done to: an ordinary ensemble with one shared task.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(WorkerProperties.class)
@Import({ Witness.class, WitnessedTask.class, WitnessedDelivery.class, HaltingCrashPoints.class, DeliberateBugs.class,
		WrongClock.class, WitnessedAgent.class, WitnessedClaims.class })
public class WorkerApplication {

	public static void main(String[] args) {
		new SpringApplicationBuilder(WorkerApplication.class).listeners(new WebServerPortFileWriter()).run(args);
	}

}
