package io.ensemble.agent.run.limit;

import io.ensemble.agent.AgentRunListener;
import io.ensemble.agent.ModelTier;
import io.ensemble.agent.ModelUsage;
import io.ensemble.agent.model.ModelAccount;
import io.ensemble.capability.WorkContext;
import io.ensemble.protocol.stored.RunStep;
import io.ensemble.work.token.TokenPrices;
import io.ensemble.work.token.TokenUsage;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatResponse;

/**
 * Books what the model calls of one run use. For the thread of the run only.
 */
public final class RunAccount implements ModelAccount {

	private final WorkContext work;

	private final TokenPrices prices;

	private final AgentRunListener listener;

	private TokenUsage tokens = TokenUsage.NONE;

	private double cost;

	/**
	 * Begin with nothing used.
	 * @param work the work that is done
	 * @param prices what tokens cost
	 * @param listener is told of every model call
	 */
	public RunAccount(WorkContext work, TokenPrices prices, AgentRunListener listener) {
		this.work = work;
		this.prices = prices;
		this.listener = listener;
	}

	/**
	 * All tokens so far.
	 * @return those of earlier attempts included
	 */
	public TokenUsage tokens() {
		return this.tokens;
	}

	double cost() {
		return this.cost;
	}

	String currency() {
		return this.prices.currency();
	}

	@Override
	public void answered(ModelTier tier, ChatResponse response) {
		Usage usage = response.getMetadata().getUsage();
		TokenUsage used = new TokenUsage(count(usage.getPromptTokens()), count(usage.getCompletionTokens()));
		String model = response.getMetadata().getModel();
		double price = book(model, used);
		this.listener.modelCalled(this.work.work(), new ModelUsage(tier, model, used, price));
	}

	/**
	 * An answer of an earlier attempt is used again. Listeners heard of it then.
	 * @param turn the answer
	 */
	public void replayed(RunStep.ModelTurn turn) {
		book(turn.model(), turn.tokens());
	}

	private double book(@Nullable String model, TokenUsage used) {
		double price = this.prices.of(model).of(used);
		this.tokens = this.tokens.plus(used);
		this.cost += price;
		this.work.tokens(used);
		return price;
	}

	@Override
	public void fellBack(ModelTier from, ModelTier to) {
		this.work.progress("model '%s' is not available, asking '%s'".formatted(from.name(), to.name()), null);
		this.listener.fellBack(this.work.work(), from, to);
	}

	/**
	 * Tell the listener that the run was stopped.
	 * @param limit the name of the limit
	 */
	public void limitReached(String limit) {
		this.listener.limitReached(this.work.work(), limit);
	}

	private static long count(@Nullable Integer tokens) {
		return (tokens != null) ? tokens : 0;
	}

}
