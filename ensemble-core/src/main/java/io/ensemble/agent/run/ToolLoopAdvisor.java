package io.ensemble.agent.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.ensemble.agent.ToolSource;
import io.ensemble.agent.run.limit.AgentFailedException;
import io.ensemble.agent.run.limit.FinishReason;
import io.ensemble.agent.run.limit.RunGuard;
import io.ensemble.agent.run.tool.ParallelToolCalls;
import io.ensemble.capability.WorkContext;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.client.ChatClientRequest;
import org.springframework.ai.chat.client.ChatClientResponse;
import org.springframework.ai.chat.client.advisor.ToolCallAdvisor;
import org.springframework.ai.chat.client.advisor.api.CallAdvisorChain;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.core.Ordered;

/**
 * The tool loop of one run: before each model call it asks the guard and looks up the
 * tools anew. For the thread of the run only.
 */
final class ToolLoopAdvisor extends ToolCallAdvisor {

	private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 300;

	private final List<ToolSource> sources;

	private final WorkContext work;

	private final RunGuard guard;

	private List<Message> conversation = List.of();

	private @Nullable Message reply;

	ToolLoopAdvisor(List<ToolSource> sources, WorkContext work, RunGuard guard, ParallelToolCalls calls) {
		super(calls, ORDER);
		this.sources = sources;
		this.work = work;
		this.guard = guard;
	}

	/**
	 * What the model was sent last.
	 * @return the messages of the latest call
	 */
	List<Message> conversation() {
		return this.conversation;
	}

	/**
	 * What was said so far.
	 * @return the messages of the latest call, and what the model replied if it did
	 */
	List<Message> said() {
		return Stream.concat(this.conversation.stream(), Stream.ofNullable(this.reply)).toList();
	}

	@Override
	protected ChatClientRequest doBeforeCall(ChatClientRequest request, CallAdvisorChain chain) {
		this.conversation = request.prompt().getInstructions();
		this.reply = null;
		this.guard.beforeModelCall();
		ToolCallingChatOptions options = ((ToolCallingChatOptions) Objects
			.requireNonNull(request.prompt().getOptions())).copy();
		options.setToolCallbacks(tools());
		return request.mutate().prompt(new Prompt(this.conversation, options)).build();
	}

	@Override
	protected ChatClientResponse doAfterCall(ChatClientResponse response, CallAdvisorChain chain) {
		if (response.chatResponse() != null && response.chatResponse().getResult() != null) {
			this.reply = response.chatResponse().getResult().getOutput();
		}
		this.guard.checkAlive();
		FinishReason.requireComplete(response.chatResponse());
		return response;
	}

	private List<ToolCallback> tools() {
		Map<String, ToolCallback> tools = new LinkedHashMap<>();
		for (ToolSource source : this.sources) {
			for (ToolCallback tool : resolve(source, tools.keySet())) {
				tools.putIfAbsent(tool.getToolDefinition().name(), tool);
			}
		}
		return List.copyOf(tools.values());
	}

	private List<ToolCallback> resolve(ToolSource source, Set<String> taken) {
		try {
			return source.resolve(this.work, Collections.unmodifiableSet(taken));
		}
		catch (RuntimeException ex) {
			throw new AgentFailedException("The tools of the task could not be found", ex);
		}
	}

}
