package io.ensemble.autoconfigure.web.schedule;

import io.ensemble.schedule.Schedules;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Serves the schedules.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(Schedules.class)
public class ScheduleEndpointsConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ScheduleEndpoints scheduleEndpoints(Schedules schedules) {
		return new ScheduleEndpoints(schedules);
	}

}
