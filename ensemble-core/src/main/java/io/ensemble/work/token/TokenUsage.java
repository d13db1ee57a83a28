package io.ensemble.work.token;

/**
 * Model tokens that a piece of work used.
 *
 * @param input prompt tokens
 * @param output completion tokens
 */
public record TokenUsage(long input, long output) {

	/** No tokens at all. */
	public static final TokenUsage NONE = new TokenUsage(0, 0);

	/**
	 * Both together.
	 * @return input plus output
	 */
	public long total() {
		return this.input + this.output;
	}

	/**
	 * Add what another call used.
	 * @param other the other usage
	 * @return the sum
	 */
	public TokenUsage plus(TokenUsage other) {
		return new TokenUsage(this.input + other.input, this.output + other.output);
	}

}
