package io.ensemble.faults.check;

import java.util.Map;
import java.util.Set;

/**
 * What the checker found.
 *
 * @param accepted how many requests were accepted
 * @param lost which of them have no end
 * @param starts how often each was started
 * @param severalResults of which more than one result was seen
 * @param undelivered which ended and were not delivered
 * @param deliveredTwice which were delivered more than once
 * @param statuses how many ended how
 */
public record Findings(int accepted, Set<String> lost, Map<String, Integer> starts, Set<String> severalResults,
		Set<String> undelivered, Set<String> deliveredTwice, Map<String, Long> statuses) {

	/**
	 * Starts beyond one for each id.
	 * @return the number
	 */
	public int extra() {
		return this.starts.values().stream().mapToInt((starts) -> starts - 1).sum();
	}

	/**
	 * The promise, whatever happened: all that was accepted has an end, and one only.
	 * @return whether it was kept
	 */
	public boolean promiseKept() {
		return this.lost.isEmpty() && this.severalResults.isEmpty();
	}

	/**
	 * Whether there is nothing left to wait for.
	 * @return whether all that was accepted has ended and was delivered
	 */
	public boolean complete() {
		return this.lost.isEmpty() && this.undelivered.isEmpty();
	}

	@Override
	public String toString() {
		return "accepted %d, lost %d, extra starts %d, ids with several results %d, undelivered %d, delivered again %d, %s"
			.formatted(this.accepted, this.lost.size(), extra(), this.severalResults.size(), this.undelivered.size(),
					this.deliveredTwice.size(), this.statuses);
	}

}
