package io.ensemble.agent.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import io.ensemble.agent.LimitAction;
import io.ensemble.agent.run.limit.LimitExceededException;
import io.ensemble.agent.run.limit.RunAccount;
import io.ensemble.capability.WorkContext;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage.ToolResponse;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.util.StringUtils;

/**
 * What becomes of a run that was stopped at a limit. For the thread of the run only.
 */
final class LastWord {

	private final LimitAction action;

	private final WorkContext work;

	private final RunAccount account;

	private boolean said;

	LastWord(LimitAction action, WorkContext work, RunAccount account) {
		this.action = action;
		this.work = work;
		this.account = account;
	}

	/**
	 * Prepare the end.
	 * @param limit the limit
	 * @param conversation what was said until then
	 * @return what the model is asked at last
	 * @throws LimitExceededException if it is not asked
	 */
	List<Message> after(LimitExceededException limit, List<Message> conversation) {
		this.account.limitReached(limit.getLimit());
		if (this.action == LimitAction.RETURN_PARTIAL) {
			conversation.stream()
				.filter(LastWord::isWordOfModel)
				.reduce((earlier, later) -> later)
				.ifPresent((message) -> this.work.partial(message.getText()));
		}
		if (this.action != LimitAction.ANSWER || this.said) {
			throw limit;
		}
		this.said = true;
		this.work.caveat(Objects.requireNonNull(limit.getMessage()));
		return question(conversation);
	}

	// As plain text: some providers refuse tool calls and tool results in a request that
	// offers no tools.
	private static List<Message> question(List<Message> conversation) {
		List<Message> messages = new ArrayList<>();
		for (Message message : conversation) {
			if (message instanceof ToolResponseMessage results) {
				messages.add(new UserMessage("The tools said:\n" + text(results)));
			}
			else if (!(message instanceof AssistantMessage)) {
				messages.add(message);
			}
			else if (isWordOfModel(message)) {
				messages.add(new AssistantMessage(message.getText()));
			}
		}
		messages.add(new UserMessage("You have reached a limit of this run and can call no more tools. Answer now, in"
				+ " the form that was asked for, from what is known so far, and say what is missing."));
		return messages;
	}

	private static boolean isWordOfModel(Message message) {
		return message instanceof AssistantMessage && StringUtils.hasText(message.getText());
	}

	private static String text(ToolResponseMessage results) {
		return results.getResponses().stream().map(ToolResponse::responseData).collect(Collectors.joining("\n"));
	}

}
