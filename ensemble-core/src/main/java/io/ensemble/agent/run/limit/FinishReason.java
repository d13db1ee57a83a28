package io.ensemble.agent.run.limit;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

/**
 * Tells a complete answer from one that was cut short, which nobody must take for the
 * whole. The words are those of the providers that Spring AI knows.
 */
public final class FinishReason {

	private static final Set<String> TOO_LONG = Set.of("length", "max_tokens", "model_length");

	private static final Set<String> FILTERED = Set.of("content_filter", "content_filtered", "safety", "refusal",
			"recitation", "prohibited_content", "blocklist", "spii", "guardrail_intervened");

	private FinishReason() {
	}

	/**
	 * Refuse what is not complete.
	 * @param response what the model said
	 * @throws AgentFailedException if it was not allowed to say all
	 */
	public static void requireComplete(@Nullable ChatResponse response) {
		Generation answer = (response != null) ? response.getResult() : null;
		if (answer == null) {
			return;
		}
		String reason = Objects.requireNonNullElse(answer.getMetadata().getFinishReason(), "").toLowerCase(Locale.ROOT);
		if (TOO_LONG.contains(reason)) {
			throw new AgentFailedException("The answer of the model was cut off because it became too long");
		}
		if (FILTERED.contains(reason)) {
			throw new AgentFailedException("The content filter of the model's provider stopped the answer");
		}
	}

}
