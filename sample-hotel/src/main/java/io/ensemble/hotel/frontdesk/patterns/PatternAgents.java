package io.ensemble.hotel.frontdesk.patterns;

import io.ensemble.agent.AgentTask;
import io.ensemble.capability.Gate;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.NetworkTask;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * The agents behind the patterns. Only the supervisor and the one who waits for a person
 * are shared; the others are asked by tasks of this package.
 */
@Configuration(proxyBeanMethods = false)
@Profile("patterns")
class PatternAgents {

	@Bean
	AgentTask superviseStay(EnsembleNetwork network) {
		return AgentTask.named("supervise-stay")
			.description("Takes a list of wishes apart, has each department do its part, and reports")
			.role("the duty manager of a grand hotel")
			.background("Housekeeping cleans rooms, room service brings meals, maintenance repairs what is broken.")
			.tools(network.tools(NetworkTask.from("housekeeping", "clean-room"),
					NetworkTask.from("room-service", "order-meal"), NetworkTask.from("maintenance", "repair-request")))
			.build();
	}

	@Bean
	AgentTask upgradeRoom() {
		return AgentTask.named("upgrade-room")
			.description("Writes to a guest that the stay was upgraded")
			.gate(new Gate("manager", "May this guest have a better room for free?"))
			.build();
	}

	@Bean
	AgentTask voteOfReception() {
		return juror("vote-reception", "You agree up to 200 EUR: a guest who comes back is worth more.");
	}

	@Bean
	AgentTask voteOfHousekeeping() {
		return juror("vote-housekeeping", "You agree up to 100 EUR.");
	}

	@Bean
	AgentTask voteOfAccounting() {
		return juror("vote-accounting", "You agree up to 50 EUR: it is the house's money.");
	}

	@Bean
	AgentTask argueFor() {
		return debater("argue-for", "you speak for the proposal");
	}

	@Bean
	AgentTask argueAgainst() {
		return debater("argue-against", "you speak against the proposal");
	}

	@Bean
	AgentTask judgeDebate() {
		return debater("judge-debate", "you have heard both sides and decide");
	}

	@Bean
	AgentTask draftNote() {
		return AgentTask.named("draft-note").description("Drafts a note to a guest").unshared().build();
	}

	private static AgentTask juror(String name, String background) {
		return AgentTask.named(name)
			.description("Votes on a refund, yes or no, and says why")
			.background(background)
			.unshared()
			.build();
	}

	private static AgentTask debater(String name, String role) {
		return AgentTask.named(name)
			.description("Takes part in a debate among the staff")
			.role("one of the staff; " + role)
			.unshared()
			.build();
	}

}
