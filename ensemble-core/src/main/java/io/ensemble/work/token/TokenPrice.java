package io.ensemble.work.token;

/**
 * What model tokens cost.
 *
 * @param currency the currency of the prices
 * @param inputPerMillion the price of a million prompt tokens
 * @param outputPerMillion the price of a million completion tokens
 */
public record TokenPrice(String currency, double inputPerMillion, double outputPerMillion) {

	/** Nobody told a price. */
	public static final TokenPrice UNKNOWN = new TokenPrice("USD", 0, 0);

	private static final double MILLION = 1_000_000;

	/**
	 * The price of what was used.
	 * @param usage the tokens
	 * @return the price in the currency
	 */
	public double of(TokenUsage usage) {
		return (usage.input() * this.inputPerMillion + usage.output() * this.outputPerMillion) / MILLION;
	}

}
