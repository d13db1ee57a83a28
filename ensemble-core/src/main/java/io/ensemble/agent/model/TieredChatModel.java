package io.ensemble.agent.model;

import java.util.List;

import io.ensemble.agent.ModelTier;
import io.ensemble.agent.model.ModelBreakers.ModelUnavailableException;
import io.ensemble.work.LogText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * The model of one run: at each call whatever serves the run's tier then, and the
 * fallback when that cannot be asked. A request that a model refuses goes to no other.
 */
public final class TieredChatModel implements ChatModel {

	private static final Logger logger = LoggerFactory.getLogger(TieredChatModel.class);

	private final ModelCalls calls;

	private final ModelTier model;

	private final ModelTier fallback;

	private final ModelCalls.Style style;

	private final ModelAccount account;

	/**
	 * Create the model of a run.
	 * @param calls what all runs share
	 * @param model the tier that the task asks for
	 * @param fallback the tier that takes over for the task
	 * @param style how models are asked
	 * @param account is told who answered
	 */
	public TieredChatModel(ModelCalls calls, ModelTier model, ModelTier fallback, ModelCalls.Style style,
			ModelAccount account) {
		this.calls = calls;
		this.model = model;
		this.fallback = fallback;
		this.style = style;
		this.account = account;
	}

	@Override
	public ChatResponse call(Prompt prompt) {
		List<ModelTier> route = this.calls.tiers().route(this.model, this.fallback);
		ModelTier first = route.get(0);
		ModelTier last = route.get(route.size() - 1);
		ChatModel model = this.calls.models().get(first);
		if (route.size() == 1 || model.equals(this.calls.models().get(last))) {
			return ask(first, model, prompt);
		}
		try {
			return this.calls.breakers().call(first, () -> ask(first, model, prompt));
		}
		catch (ModelUnavailableException ex) {
			logger.warn("Model tier '{}' is not available ({}), '{}' is asked instead", LogText.of(first.name()),
					ex.getMessage(), LogText.of(last.name()));
			this.account.fellBack(first, last);
			return ask(last, this.calls.models().get(last), prompt);
		}
	}

	private ChatResponse ask(ModelTier tier, ChatModel model, Prompt prompt) {
		ChatResponse response = this.style.ask(model, prompt);
		this.account.answered(tier, response);
		return response;
	}

}
