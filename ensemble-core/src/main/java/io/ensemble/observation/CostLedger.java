package io.ensemble.observation;

import java.util.LinkedHashMap;
import java.util.Map;

import io.ensemble.agent.ModelUsage;
import io.ensemble.work.WorkKey;
import io.ensemble.work.token.TokenPrices;
import io.ensemble.work.token.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the models of work that runs here cost, as the sum of its tokens does not
 * tell which model used them. Thread-safe.
 */
public class CostLedger {

	/** More work than this does not run at a time; the oldest was lost on its way. */
	private static final int MAX_ENTRIES = 10_000;

	private final TokenPrices prices;

	private final Map<WorkKey, Entry> entries = new LinkedHashMap<>() {

		@Override
		protected boolean removeEldestEntry(Map.Entry<WorkKey, Entry> eldest) {
			return size() > MAX_ENTRIES;
		}

	};

	/**
	 * Create.
	 * @param prices what tokens cost
	 */
	public CostLedger(TokenPrices prices) {
		this.prices = prices;
	}

	/**
	 * Note a model call.
	 * @param work the work that it was made for
	 * @param usage what it used
	 */
	synchronized void spent(WorkKey work, ModelUsage usage) {
		this.entries.merge(work, new Entry(usage.tokens(), usage.cost()), Entry::plus);
	}

	/**
	 * What ended work cost: its known model calls, and the usual price for the rest of
	 * its tokens.
	 * @param work the work; forgotten from now on
	 * @param tokens all of its tokens; {@code null} if it told of none
	 * @return the sum in the currency of the prices
	 */
	synchronized double settle(WorkKey work, @Nullable TokenUsage tokens) {
		Entry known = this.entries.remove(work);
		Entry spent = (known != null) ? known : new Entry(TokenUsage.NONE, 0);
		TokenUsage all = (tokens != null) ? tokens : TokenUsage.NONE;
		TokenUsage rest = new TokenUsage(Math.max(0, all.input() - spent.tokens().input()),
				Math.max(0, all.output() - spent.tokens().output()));
		return spent.cost() + this.prices.usual().of(rest);
	}

	/**
	 * The currency.
	 * @return its name
	 */
	String currency() {
		return this.prices.currency();
	}

	/**
	 * Model calls of one piece of work.
	 *
	 * @param tokens what they used
	 * @param cost what they cost
	 */
	private record Entry(TokenUsage tokens, double cost) {

		Entry plus(Entry other) {
			return new Entry(this.tokens.plus(other.tokens), this.cost + other.cost);
		}

	}

}
