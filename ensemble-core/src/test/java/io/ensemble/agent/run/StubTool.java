package io.ensemble.agent.run;

import java.util.concurrent.Callable;

import org.springframework.ai.chat.model.ToolContext;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;
import org.springframework.ai.tool.metadata.ToolMetadata;

/**
 * A tool that does one thing whatever it is asked.
 */
record StubTool(String name, Callable<String> body, boolean direct) implements ToolCallback {

	static StubTool of(String name, Callable<String> body) {
		return new StubTool(name, body, false);
	}

	@Override
	public ToolDefinition getToolDefinition() {
		return ToolDefinition.builder().name(this.name).description(this.name).inputSchema("{}").build();
	}

	@Override
	public ToolMetadata getToolMetadata() {
		return ToolMetadata.builder().returnDirect(this.direct).build();
	}

	@Override
	public String call(String input) {
		return call(input, null);
	}

	@Override
	public String call(String input, ToolContext context) {
		try {
			return this.body.call();
		}
		catch (Exception ex) {
			throw sneaky(ex);
		}
	}

	@SuppressWarnings("unchecked")
	private static <X extends Throwable> RuntimeException sneaky(Throwable ex) throws X {
		throw (X) ex;
	}

}
