package io.ensemble.autoconfigure.schedule;

import java.util.List;
import java.util.Map;

import io.ensemble.autoconfigure.engine.EngineAutoConfiguration;
import io.ensemble.autoconfigure.lifecycle.LifecycleAutoConfiguration;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.delivery.DeliveryChannels;
import io.ensemble.engine.delivery.topic.AllowedAddresses;
import io.ensemble.engine.delivery.topic.PublishedDelivery;
import io.ensemble.engine.intake.WorkIntake;
import io.ensemble.lifecycle.EnsembleLifecycle;
import io.ensemble.schedule.Schedule;
import io.ensemble.schedule.ScheduleListener;
import io.ensemble.schedule.ScheduleMeters;
import io.ensemble.schedule.Schedules;
import io.ensemble.transport.lock.LockProvider;
import io.ensemble.transport.topic.EventTopic;
import io.ensemble.work.DeliveryMethod;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * Hands in scheduled tasks.
 */
@AutoConfiguration(after = { EngineAutoConfiguration.class, LifecycleAutoConfiguration.class },
		afterName = "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration")
@EnableConfigurationProperties(ScheduleProperties.class)
public class ScheduleAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ScheduleDefinitions scheduleDefinitions(ScheduleProperties properties, DeliveryChannels channels) {
		return new ScheduleDefinitions(properties.tasks()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().enabled())
			.sorted(Map.Entry.comparingByKey())
			.map((entry) -> new ScheduleDefinition(entry.getKey(), entry.getValue(), properties.minInterval())
				.toSchedule(channels))
			.toList());
	}

	@Bean
	@ConditionalOnMissingBean
	Schedules ensembleSchedules(ScheduleDefinitions definitions, ScheduleProperties properties, EnginePorts ports,
			WorkIntake intake, LockProvider locks, ObjectProvider<ScheduleListener> listener) {
		return new Schedules(definitions.schedules(), properties.maxCatchUp(), ports, intake, locks,
				listener.getIfAvailable(() -> ScheduleListener.NONE));
	}

	@Bean
	@ConditionalOnMissingBean
	SchedulesLifecycle ensembleSchedulesLifecycle(ScheduleDefinitions definitions, Schedules schedules,
			CapabilityRegistry capabilities, EnsembleLifecycle lifecycle) {
		return new SchedulesLifecycle(definitions.schedules(), schedules, capabilities, lifecycle);
	}

	@Bean
	@Conditional(OnBroadcastCondition.class)
	@ConditionalOnMissingBean(name = { "jdbcTopicDelivery", "kafkaTopicDelivery", "redisTopicDelivery" })
	PublishedDelivery scheduledTopicDelivery(EventTopic topics, ScheduleProperties properties) {
		List<String> names = properties.tasks()
			.values()
			.stream()
			.map(ScheduleProperties.ScheduledTaskProperties::broadcastTo)
			.filter((topic) -> topic != null)
			.toList();
		return new PublishedDelivery(DeliveryMethod.TOPIC, topics, new AllowedAddresses(names));
	}

	/**
	 * All schedules that are enabled.
	 *
	 * @param schedules the schedules by name
	 */
	record ScheduleDefinitions(List<Schedule> schedules) {
	}

	/**
	 * Measures into the registry of the application.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterRegistry.class)
	@ConditionalOnBean(MeterRegistry.class)
	static class Meters {

		@Bean
		@ConditionalOnMissingBean(ScheduleListener.class)
		ScheduleMeters scheduleMeters(EngineSettings settings, MeterRegistry registry) {
			return new ScheduleMeters(settings.ensemble(), registry);
		}

	}

}
