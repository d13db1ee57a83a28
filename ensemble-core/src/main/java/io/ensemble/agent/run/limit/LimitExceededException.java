package io.ensemble.agent.run.limit;

/**
 * An agent was about to go over one of its limits.
 */
public class LimitExceededException extends AgentFailedException {

	private final String limit;

	/**
	 * Name the limit.
	 * @param limit its name as in the properties
	 * @param max its value
	 * @param what what there was too much of
	 */
	public LimitExceededException(String limit, Object max, String what) {
		super("The agent was stopped at its limit %s=%s: %s".formatted(limit, max, what));
		this.limit = limit;
	}

	/**
	 * The limit that was reached.
	 * @return its name as in the properties
	 */
	public String getLimit() {
		return this.limit;
	}

}
