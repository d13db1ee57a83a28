package io.ensemble.agent;

import java.util.List;
import java.util.Set;

import io.ensemble.capability.WorkContext;

import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.ToolCallbackProvider;

/**
 * Gives an agent its tools. Asked before each model call, so tools may come and go while
 * an agent works; of two tools with one name the first counts.
 */
@FunctionalInterface
public interface ToolSource {

	/**
	 * The tools that there are now.
	 * @param work the work that they are for
	 * @return the tools, in the order in which the model sees them
	 */
	List<ToolCallback> resolve(WorkContext work);

	/**
	 * The tools that there are now, beside others. To be overridden by a source that can
	 * call a tool something else.
	 * @param work the work that they are for
	 * @param taken the names that the tools of the sources before this one have; not to
	 * be kept
	 * @return the tools, in the order in which the model sees them
	 */
	default List<ToolCallback> resolve(WorkContext work, Set<String> taken) {
		return resolve(work);
	}

	/**
	 * Tools that never change.
	 * @param tools the tools
	 * @return a source of just these
	 */
	static ToolSource of(ToolCallback... tools) {
		List<ToolCallback> list = List.of(tools);
		return (work) -> list;
	}

	/**
	 * Whatever a provider has each time it is asked.
	 * @param provider the provider
	 * @return a source that asks it
	 */
	static ToolSource of(ToolCallbackProvider provider) {
		return (work) -> List.of(provider.getToolCallbacks());
	}

}
