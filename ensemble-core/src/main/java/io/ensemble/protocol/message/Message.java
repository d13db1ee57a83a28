package io.ensemble.protocol.message;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ensemble.work.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * A message between two ensembles, or between an ensemble and a browser.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface Message permits ConnectionMessage, WorkMessage, ClaimMessage, DiscoveryMessage, HumanMessage,
		RunMessage, RunEvent, HubMessage {

	/**
	 * The trace that the message belongs to.
	 * @return the trace, {@code null} if there is none
	 */
	default @Nullable TraceContext traceContext() {
		return null;
	}

}
