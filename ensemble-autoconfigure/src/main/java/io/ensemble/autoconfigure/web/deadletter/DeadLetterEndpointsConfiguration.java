package io.ensemble.autoconfigure.web.deadletter;

import io.ensemble.autoconfigure.web.work.WorkDescriptions;
import io.ensemble.autoconfigure.web.work.WorkLookup;
import io.ensemble.engine.deadletter.DeadLetters;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The end points for dead letters.
 */
@Configuration(proxyBeanMethods = false)
public class DeadLetterEndpointsConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DeadLetterEndpoints deadLetterEndpoints(DeadLetters letters, WorkLookup lookup, WorkDescriptions descriptions) {
		return new DeadLetterEndpoints(letters, lookup, descriptions);
	}

}
