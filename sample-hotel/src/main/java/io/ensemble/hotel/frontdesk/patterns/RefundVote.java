package io.ensemble.hotel.frontdesk.patterns;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.ensemble.capability.annotation.SharedTask;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Voting: agents with different views are asked the same, plain Java counts.
 */
@Component
@Profile("patterns")
class RefundVote {

	private static final List<String> JURORS = List.of("vote-reception", "vote-housekeeping", "vote-accounting");

	private final Colleagues colleagues;

	RefundVote(Colleagues colleagues) {
		this.colleagues = colleagues;
	}

	@SharedTask(description = "Lets three departments vote on a refund; the majority decides")
	Verdict voteOnRefund(String complaint) {
		Map<String, String> votes = new TreeMap<>();
		JURORS.forEach((juror) -> votes.put(juror, this.colleagues.ask(juror, complaint)));
		long yes = votes.values().stream().filter((vote) -> vote.toLowerCase(Locale.ROOT).startsWith("yes")).count();
		return new Verdict(yes > JURORS.size() / 2, yes, votes);
	}

	/**
	 * What came of it.
	 *
	 * @param granted whether the guest gets the money
	 * @param yes how many were for it
	 * @param votes who said what
	 */
	record Verdict(boolean granted, long yes, Map<String, String> votes) {
	}

}
