package io.ensemble.hotel.frontdesk.patterns;

import io.ensemble.capability.WorkContext;
import io.ensemble.capability.annotation.SharedTask;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Debate: two agents answer each other for a number of rounds, a third one decides.
 */
@Component
@Profile("patterns")
class OfferDebate {

	private static final int ROUNDS = 2;

	private final Colleagues colleagues;

	OfferDebate(Colleagues colleagues) {
		this.colleagues = colleagues;
	}

	@SharedTask(description = "Has a proposal debated for two rounds and decided by a third")
	String debateProposal(String proposal, WorkContext work) {
		StringBuilder minutes = new StringBuilder("Proposal: ").append(proposal);
		for (int round = 1; round <= ROUNDS; round++) {
			speak(minutes, "For", "argue-for");
			speak(minutes, "Against", "argue-against");
			work.partial(minutes.toString());
		}
		speak(minutes, "Decision", "judge-debate");
		return minutes.toString();
	}

	private void speak(StringBuilder minutes, String side, String agent) {
		String argument = this.colleagues.ask(agent, minutes.toString());
		minutes.append('\n').append(side).append(": ").append(argument);
	}

}
