package io.ensemble.autoconfigure.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.ensemble.autoconfigure.EnsembleAutoConfiguration;
import io.ensemble.autoconfigure.capability.CapabilityAutoConfiguration;
import io.ensemble.autoconfigure.transport.TransportAutoConfiguration;
import io.ensemble.autoconfigure.transport.jdbc.JdbcTransportAutoConfiguration;
import io.ensemble.autoconfigure.work.EnginePortsAutoConfiguration;
import io.ensemble.engine.event.WorkHistory;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkEvent;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long a process remembers what happened to work.
 */
class WorkHistoryRetentionTests {

	private static final Instant START = Instant.parse("2026-03-06T09:00:00Z");

	private final ApplicationContextRunner ensemble = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(EnsembleAutoConfiguration.class, CapabilityAutoConfiguration.class,
				TransportAutoConfiguration.class, JdbcTransportAutoConfiguration.class,
				EnginePortsAutoConfiguration.class, EngineAutoConfiguration.class))
		.withPropertyValues("ensemble.name=kitchen");

	@TempDir
	private Path directory;

	@Test
	void asLongAsResultsAreKeptInMemory() {
		this.ensemble.run((context) -> {
			WorkHistory history = context.getBean(WorkHistory.class);
			assertThat(pastAfter(Duration.ofHours(24), history)).hasSize(1);
			assertThat(pastAfter(Duration.ofHours(25), history)).isEmpty();
		});
	}

	@Test
	void anHourWhereAStoreRemembersTheRest() {
		this.ensemble
			.withPropertyValues("ensemble.transport.type=jdbc", "ensemble.transport.jdbc.directory=" + this.directory)
			.run((context) -> {
				WorkHistory history = context.getBean(WorkHistory.class);
				assertThat(pastAfter(Duration.ofMinutes(59), history)).hasSize(1);
				assertThat(pastAfter(Duration.ofMinutes(61), history)).isEmpty();
			});
	}

	@Test
	void noLongerThanResultsAreKept() {
		this.ensemble
			.withPropertyValues("ensemble.transport.type=jdbc", "ensemble.transport.jdbc.directory=" + this.directory,
					"ensemble.work.result-ttl=10m")
			.run((context) -> assertThat(pastAfter(Duration.ofMinutes(11), context.getBean(WorkHistory.class)))
				.isEmpty());
	}

	private static List<WorkEvent> pastAfter(Duration time, WorkHistory history) {
		history.accept(new WorkEvent.Changed(1, START, queued("early", START)));
		history.accept(new WorkEvent.Changed(2, START.plus(time), queued("late", START.plus(time))));
		return history.of(WorkKey.of("early"));
	}

	private static WorkRecord queued(String id, Instant at) {
		return WorkRecord.queued(new Submission(WorkRequest.of(id, "cook", "").build(), WorkKey.ANYONE, Ingress.HTTP),
				at);
	}

}
