package io.ensemble.agent.run;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;

import io.ensemble.agent.AgentTask;
import io.ensemble.agent.model.ModelFailures;
import io.ensemble.agent.run.StructuredOutput.InvalidOutputException;
import io.ensemble.agent.run.limit.AgentFailedException;
import io.ensemble.agent.run.limit.FinishReason;
import io.ensemble.agent.run.limit.LimitExceededException;
import io.ensemble.agent.run.limit.RunGuard;
import io.ensemble.agent.run.tool.UntrustedData;
import io.ensemble.capability.WorkContext;
import io.ensemble.capability.failure.TransientFailures;
import io.ensemble.work.LogText;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.client.ChatClient.ChatClientRequestSpec;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.util.StringUtils;

/**
 * One run: the conversation with the model up to an answer that can be used.
 */
final class AgentRun {

	private static final Logger logger = LoggerFactory.getLogger(AgentRun.class);

	private final ChatClient client;

	private final ToolLoopAdvisor loop;

	private final RunGuard guard;

	private final LastWord lastWord;

	AgentRun(ChatModel model, ToolLoopAdvisor loop, RunGuard guard, LastWord lastWord,
			ObservationRegistry observations) {
		this.client = ChatClient.builder(model, observations, null, null).build();
		this.loop = loop;
		this.guard = guard;
		this.lastWord = lastWord;
	}

	/**
	 * Go on until the model answers.
	 * @param messages what it is told
	 * @return the answer
	 */
	String text(List<Message> messages) {
		String answer = call(messages);
		if (!StringUtils.hasText(answer)) {
			throw new AgentFailedException("The model gave no answer");
		}
		return answer;
	}

	/**
	 * Go on until the model answers in the right form; it may correct itself once.
	 * @param task the task
	 * @param work the work
	 * @param output the form
	 * @return the answer as JSON
	 */
	String structured(AgentTask task, WorkContext work, StructuredOutput output) {
		String answer = text(AgentPrompt.messages(task, work, output.format()));
		try {
			return output.validate(answer);
		}
		catch (InvalidOutputException ex) {
			return corrected(answer, ex, output);
		}
	}

	private String corrected(String answer, InvalidOutputException problem, StructuredOutput output) {
		List<Message> messages = new ArrayList<>(this.loop.conversation());
		messages.add(new AssistantMessage(answer));
		messages.add(new UserMessage("Your answer does not have the form that was asked for. What is wrong:\n"
				+ UntrustedData.wrap(UntrustedData.attribute("source", "validation"), problem.reason())
				+ "\nAnswer again with nothing but the corrected JSON."));
		try {
			return output.validate(text(messages));
		}
		catch (InvalidOutputException ex) {
			throw new AgentFailedException(
					"The model did not answer in the form that was asked for, not even when" + " asked again", ex);
		}
	}

	private @Nullable String call(List<Message> messages) {
		try {
			return ask((client) -> client.messages(messages)
				.options(ToolCallingChatOptions.builder().build())
				.advisors(this.loop));
		}
		catch (LimitExceededException ex) {
			List<Message> question = this.lastWord.after(ex, this.loop.said());
			return ask((client) -> client.messages(question)
				.options(ToolCallingChatOptions.builder().internalToolExecutionEnabled(false).build()));
		}
	}

	private @Nullable String ask(UnaryOperator<ChatClientRequestSpec> question) {
		this.guard.checkAlive();
		try {
			ChatResponse response = question.apply(this.client.prompt()).call().chatResponse();
			FinishReason.requireComplete(response);
			Generation answer = (response != null) ? response.getResult() : null;
			return (answer != null) ? answer.getOutput().getText() : null;
		}
		catch (AgentFailedException | CancellationException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			this.guard.checkAlive();
			// Providers quote keys and prompts in their messages.
			logger.warn("A model call failed with {}; logged at debug level is what it said",
					ex.getClass().getSimpleName());
			logger.debug("The model call failed: {}", LogText.of(ex.getMessage()));
			throw new AgentFailedException(reason(ex) + "; the log of the ensemble says more", ex, mayPass(ex));
		}
	}

	// Without an answer of the provider only what is known to pass is worth another run,
	// as a run may be long and expensive.
	private static boolean mayPass(RuntimeException failure) {
		return ModelFailures.status(failure).isPresent() ? ModelFailures.standard().isTransient(failure)
				: TransientFailures.standard().isTransient(failure);
	}

	private static String reason(RuntimeException failure) {
		OptionalInt status = ModelFailures.status(failure);
		return status.isPresent() ? "The model answered with HTTP status " + status.getAsInt()
				: "The model could not be asked";
	}

}
