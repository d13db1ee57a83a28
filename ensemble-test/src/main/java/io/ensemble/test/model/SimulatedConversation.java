package io.ensemble.test.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;

/**
 * A prompt as the simulated model understands it.
 *
 * @param system the system text
 * @param request what the user wants, without delimiters
 * @param tools what may be called
 * @param calls the tool calls made for this request, one list a turn
 * @param results the results of these calls, without delimiters
 */
public record SimulatedConversation(String system, String request, List<ToolDefinition> tools,
		List<List<ToolCall>> calls, List<Result> results) {

	private static final Pattern DATA = Pattern.compile("<data[^>]*>\n(.*?)\n</data>", Pattern.DOTALL);

	private static final Pattern HIDDEN = Pattern.compile("&#x([0-9a-f]{1,6});");

	/**
	 * Read a prompt.
	 * @param prompt what the model is sent
	 * @return the conversation
	 */
	public static SimulatedConversation of(Prompt prompt) {
		List<Message> messages = prompt.getInstructions();
		int start = requestIndex(messages);
		List<Message> since = messages.subList(start, messages.size());
		String request = since.isEmpty() ? "" : requested(since.get(0).getText());
		return new SimulatedConversation(system(prompt), request, tools(prompt), calls(since), results(since));
	}

	/**
	 * Find a tool.
	 * @param name its name
	 * @return its definition, if there is one
	 */
	public Optional<ToolDefinition> tool(String name) {
		return this.tools.stream().filter((tool) -> tool.name().equals(name)).findFirst();
	}

	/**
	 * Whether a tool was called for this request.
	 * @param name the tool
	 * @return {@code true} if it was
	 */
	public boolean called(String name) {
		return this.calls.stream().flatMap(List::stream).anyMatch((call) -> call.name().equals(name));
	}

	/**
	 * Call tools next, with arguments that fit their schemas and the request.
	 * @param names the tools
	 * @return the turn
	 */
	public AssistantMessage calling(List<String> names) {
		return callingWith(names,
				(name) -> tool(name).map((definition) -> JsonSchemaFiller.fill(definition.inputSchema(), this.request))
					.orElse("{}"));
	}

	/**
	 * Call tools next.
	 * @param names the tools
	 * @param arguments gives the JSON arguments of a tool
	 * @return the turn
	 */
	public AssistantMessage callingWith(List<String> names, UnaryOperator<String> arguments) {
		int number = this.calls.stream().mapToInt(List::size).sum();
		List<ToolCall> next = new ArrayList<>();
		for (String name : names) {
			next.add(new ToolCall("call-" + ++number, "function", name, arguments.apply(name)));
		}
		return AssistantMessage.builder().content("").toolCalls(next).build();
	}

	private static String system(Prompt prompt) {
		return prompt.getSystemMessages().stream().map(Message::getText).collect(Collectors.joining("\n"));
	}

	private static int requestIndex(List<Message> messages) {
		int last = messages.size();
		for (int i = messages.size() - 1; i >= 0; i--) {
			if (messages.get(i) instanceof UserMessage user) {
				if (user.getText().contains("<data source=\"request\"")) {
					return i;
				}
				last = (last == messages.size()) ? i : last;
			}
		}
		return last;
	}

	private static List<ToolDefinition> tools(Prompt prompt) {
		return (prompt.getOptions() instanceof ToolCallingChatOptions options)
				? options.getToolCallbacks().stream().map(ToolCallback::getToolDefinition).toList() : List.of();
	}

	private static List<List<ToolCall>> calls(List<Message> messages) {
		return messages.stream()
			.filter(AssistantMessage.class::isInstance)
			.map((message) -> ((AssistantMessage) message).getToolCalls())
			.filter((calls) -> !calls.isEmpty())
			.toList();
	}

	private static List<Result> results(List<Message> messages) {
		return messages.stream()
			.filter(ToolResponseMessage.class::isInstance)
			.flatMap((message) -> ((ToolResponseMessage) message).getResponses().stream())
			.map((response) -> new Result(response.name(), plain(response.responseData())))
			.toList();
	}

	private static String requested(String text) {
		Matcher data = DATA.matcher(text);
		return data.find() ? unescaped(data.group(1)) : text;
	}

	private static String plain(String text) {
		return DATA.matcher(text).replaceAll((data) -> Matcher.quoteReplacement(unescaped(data.group(1))));
	}

	private static String unescaped(String text) {
		return HIDDEN.matcher(text)
			.replaceAll((hidden) -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(hidden.group(1), 16))))
			.replace("&lt;", "<")
			.replace("&amp;", "&");
	}

	/**
	 * What a tool said.
	 *
	 * @param tool the tool
	 * @param text its result
	 */
	public record Result(String tool, String text) {
	}

}
