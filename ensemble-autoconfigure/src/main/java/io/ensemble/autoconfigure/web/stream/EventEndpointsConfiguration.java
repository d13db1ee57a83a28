package io.ensemble.autoconfigure.web.stream;

import io.ensemble.autoconfigure.EnsembleIdentity;
import io.ensemble.autoconfigure.web.work.WorkDescriptions;
import io.ensemble.autoconfigure.web.work.WorkLookup;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.event.WorkEvents;
import io.ensemble.engine.event.WorkHistory;
import io.ensemble.protocol.http.HttpJson;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The end point for the events of work.
 */
@Configuration(proxyBeanMethods = false)
public class EventEndpointsConfiguration {

	private static final int MAX_WRITERS = 256;

	@Bean
	@ConditionalOnMissingBean
	StreamThreads streamThreads(EnsembleIdentity identity) {
		return new StreamThreads(identity.name(), MAX_WRITERS);
	}

	@Bean
	@ConditionalOnMissingBean
	ClientStreams clientStreams(StreamThreads threads) {
		return new ClientStreams(threads);
	}

	@Bean
	@ConditionalOnMissingBean
	EventText eventText(HttpJson json, WorkDescriptions descriptions, EnginePorts ports) {
		EventIds ids = new EventIds(Long.toHexString(ports.random().nextLong()));
		return new EventText(json, descriptions, ids);
	}

	@Bean
	@ConditionalOnMissingBean
	EventEndpoints eventEndpoints(WorkLookup lookup, WorkStores stores, WorkEvents events, WorkHistory history,
			EventText text, ClientStreams streams, EnginePorts ports) {
		return new EventEndpoints(lookup, stores.results(), events, history, text, streams, ports.timers());
	}

}
