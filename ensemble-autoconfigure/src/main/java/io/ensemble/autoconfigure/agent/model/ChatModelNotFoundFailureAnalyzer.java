package io.ensemble.autoconfigure.agent.model;

import java.util.List;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which model is missing, or which of several has to be chosen.
 */
class ChatModelNotFoundFailureAnalyzer extends AbstractFailureAnalyzer<ChatModelNotFoundException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, ChatModelNotFoundException cause) {
		return new FailureAnalysis(description(cause), action(cause.getCandidates()), cause);
	}

	private static String description(ChatModelNotFoundException cause) {
		if (cause.getName() != null) {
			return "An agent task or ensemble.models asks for the model '" + cause.getName()
					+ "', which is neither a tier of ensemble.models.tiers nor a chat model bean.";
		}
		return cause.getCandidates().isEmpty() ? "The application has agent tasks but no chat model."
				: "The application has agent tasks and several chat models: " + names(cause.getCandidates()) + ".";
	}

	private static String action(List<String> candidates) {
		return candidates.isEmpty()
				? "Add a Spring AI model starter, or a bean of type ChatModel (SimulatedChatModel of ensemble-test"
						+ " needs no key)."
				: "Set ensemble.models.primary (and ensemble.models.fallback) to one of " + names(candidates)
						+ ", or mark one of them as @Primary.";
	}

	private static String names(List<String> candidates) {
		return String.join(", ", candidates);
	}

}
