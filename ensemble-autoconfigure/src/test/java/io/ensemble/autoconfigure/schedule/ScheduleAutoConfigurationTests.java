package io.ensemble.autoconfigure.schedule;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import io.ensemble.autoconfigure.EnsembleAutoConfiguration;
import io.ensemble.autoconfigure.capability.CapabilityAutoConfiguration;
import io.ensemble.autoconfigure.engine.EngineAutoConfiguration;
import io.ensemble.autoconfigure.lifecycle.LifecycleAutoConfiguration;
import io.ensemble.autoconfigure.transport.TransportAutoConfiguration;
import io.ensemble.autoconfigure.work.EnginePortsAutoConfiguration;
import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.engine.delivery.DeliveryChannels;
import io.ensemble.lifecycle.EnsembleLifecycle;
import io.ensemble.schedule.ScheduleState;
import io.ensemble.schedule.Schedules;
import io.ensemble.transport.topic.EventTopic;
import io.ensemble.transport.topic.TopicEvent;
import io.ensemble.work.DeliveryMethod;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link ScheduleAutoConfiguration}.
 */
class ScheduleAutoConfigurationTests {

	private static final String INVENTORY = "ensemble.schedule.tasks.inventory";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(EnsembleAutoConfiguration.class, EnginePortsAutoConfiguration.class,
				CapabilityAutoConfiguration.class, TransportAutoConfiguration.class, EngineAutoConfiguration.class,
				LifecycleAutoConfiguration.class, ScheduleAutoConfiguration.class))
		.withBean(Reports.class)
		.withPropertyValues("ensemble.name=kitchen", INVENTORY + ".task=report");

	@Test
	void aScheduleIsPlannedOnceTheEnsembleIsUpAndNoMoreWhenItDrains() {
		this.runner.withPropertyValues(INVENTORY + ".cron=0 0 * * * *").run((context) -> {
			Schedules schedules = context.getBean(Schedules.class);
			assertThat(schedules.lastKnown()).singleElement()
				.extracting(ScheduleState::nextTick)
				.asString()
				.endsWith(":00:00Z");
			context.getBean(EnsembleLifecycle.class).drain();
			assertThat(schedules.lastKnown()).singleElement().extracting(ScheduleState::nextTick).isNull();
		});
	}

	@Test
	void aScheduleThatIsNotEnabledIsNotThere() {
		this.runner.withPropertyValues(INVENTORY + ".every=1h", INVENTORY + ".enabled=false")
			.run((context) -> assertThat(context.getBean(Schedules.class).lastKnown()).isEmpty());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			.cron         | .cron=* * * * * *    | apart
			.cron         | .cron=*/5 * 3 * * *  | apart
			.cron         | .cron=every day      | six fields
			.cron         | .cron=0 0 0 31 2 *   | no such time
			.cron         | .zone=UTC            | must be set
			.every        | .every=-1h           | at least
			.every        | .every=1s            | at least
			.task         | .task=               | must name
			.broadcast-to | .broadcast-to=a b    | characters
			.broadcast-to | .broadcast-to=a b    | topic-addresses
			""")
	void whatIsWrongEndsTheStartWithTheNameOfTheProperty(String property, String setting, String reason) {
		boolean time = setting.matches("\\.(cron|every|zone)=.*");
		failsWith(property, reason, INVENTORY + (time ? ".enabled=true" : ".every=1h"), INVENTORY + setting);
	}

	@Test
	void bothKindsOfTimeAreOneTooMany() {
		failsWith(".every", "not both", INVENTORY + ".every=1h", INVENTORY + ".cron=0 0 * * * *");
	}

	@Test
	void aTaskThatIsNotThereEndsTheStart() {
		failsWith(".task", "no such task", INVENTORY + ".every=1h", INVENTORY + ".task=burn");
	}

	@Test
	void tenThousandSchedulesAreTooMany() {
		tooMany(10_000, "1000");
		tooMany(3, "2", "ensemble.schedule.max-tasks=2");
	}

	private void tooMany(int count, String limit, String... settings) {
		String[] many = IntStream.range(0, count)
			.mapToObj((i) -> "ensemble.schedule.tasks.s" + i + ".every=1h")
			.toArray(String[]::new);
		this.runner.withPropertyValues(many)
			.withPropertyValues(settings)
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (failure) -> {
					assertThat(failure.getName()).isEqualTo("ensemble.schedule.tasks");
					assertThat(failure.getReason()).contains("ensemble.schedule.max-tasks", limit);
				}));
	}

	@Test
	void theShortestIntervalIsASetting() {
		this.runner.withPropertyValues(INVENTORY + ".every=2s", "ensemble.schedule.min-interval=2s")
			.run((context) -> assertThat(context).hasNotFailed());
		this.runner.withPropertyValues("ensemble.schedule.min-interval=1ms", INVENTORY + ".every=1s")
			.run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void aRunIsCountedAndItsResultIsBroadcast() {
		List<TopicEvent> heard = new CopyOnWriteArrayList<>();
		this.runner.withPropertyValues(INVENTORY + ".every=10h", INVENTORY + ".broadcast-to=hotel.inventory")
			.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> {
				context.getBean(EventTopic.class).subscribe("hotel.inventory", heard::add);
				context.getBean(Schedules.class).runNow("inventory");
				await().until(() -> heard.size() == 1);
				assertThat(heard.get(0).payload()).contains("done");
				assertThat(context.getBean(MeterRegistry.class)
					.get("agentensemble.schedule.runs")
					.tags("ensemble", "kitchen", "schedule", "inventory")
					.counter()
					.count()).isEqualTo(1);
			});
	}

	@Test
	void withoutABroadcastThereIsNoDeliveryToTopics() {
		this.runner.withPropertyValues(INVENTORY + ".every=1h")
			.run((context) -> assertThat(context.getBean(DeliveryChannels.class).find(DeliveryMethod.TOPIC)).isEmpty());
	}

	private void failsWith(String property, String reason, String... settings) {
		this.runner.withPropertyValues(settings)
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (failure) -> {
					assertThat(failure.getName()).isEqualTo(INVENTORY + property);
					assertThat(failure.getReason()).contains(reason);
				}));
	}

	static class Reports {

		@SharedTask(name = "report", description = "Report what there is")
		String report(String input) {
			return "done";
		}

	}

}
