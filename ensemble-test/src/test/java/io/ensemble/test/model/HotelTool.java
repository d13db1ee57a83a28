package io.ensemble.test.model;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;

import org.springframework.ai.chat.model.ToolContext;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;

/**
 * A tool of the hotel that notes the arguments of its calls.
 */
class HotelTool implements ToolCallback {

	final Queue<String> inputs = new ConcurrentLinkedQueue<>();

	private final ToolDefinition definition;

	private final UnaryOperator<String> body;

	HotelTool(String name, String description, String parameter, UnaryOperator<String> body) {
		this.definition = ToolDefinition.builder()
			.name(name)
			.description(description)
			.inputSchema("{\"type\":\"object\",\"properties\":{\"%s\":{\"type\":\"string\"}}}".formatted(parameter))
			.build();
		this.body = body;
	}

	@Override
	public ToolDefinition getToolDefinition() {
		return this.definition;
	}

	@Override
	public String call(String input, ToolContext context) {
		return call(input);
	}

	@Override
	public String call(String input) {
		this.inputs.add(input);
		return this.body.apply(input);
	}

}
