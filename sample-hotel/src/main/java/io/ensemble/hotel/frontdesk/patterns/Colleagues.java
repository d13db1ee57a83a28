package io.ensemble.hotel.frontdesk.patterns;

import java.util.Map;

import io.ensemble.capability.method.CapabilityJson;
import io.ensemble.capability.tool.LocalTools;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Asks the agents of the same ensemble, as a part of the work in hand: their tokens are
 * its tokens, and they end when it ends.
 */
@Component
@Profile("patterns")
class Colleagues {

	private final LocalTools tools;

	Colleagues(LocalTools tools) {
		this.tools = tools;
	}

	/**
	 * Ask one.
	 * @param agent the name of the agent's task
	 * @param text what it is told
	 * @return what it says
	 */
	String ask(String agent, String text) {
		String input = CapabilityJson.MAPPER.valueToTree(Map.of("input", text)).toString();
		return this.tools.named(agent).call(input);
	}

}
