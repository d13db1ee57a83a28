package io.ensemble.capability.tool;

import java.util.List;
import java.util.function.Predicate;

import io.ensemble.capability.Capability;
import io.ensemble.capability.CapabilityKind;
import io.ensemble.capability.CapabilityRegistry;

import org.springframework.ai.tool.ToolCallback;

/**
 * The ensemble's own capabilities as Spring AI tools, looked up anew by each method call.
 * Hand them to a chat client for one call; never publish them as a bean, because Spring
 * AI would freeze the list at start and offer it to MCP clients.
 */
public final class LocalTools {

	private final CapabilityRegistry registry;

	private final ToolCaller caller;

	/**
	 * Offer what is registered.
	 * @param registry the capabilities
	 * @param caller the way that calls take
	 */
	public LocalTools(CapabilityRegistry registry, ToolCaller caller) {
		this.registry = registry;
		this.caller = caller;
	}

	/**
	 * All tools; no tasks.
	 * @return a callback for each tool that is registered now
	 */
	public List<ToolCallback> all() {
		return where((tool) -> true);
	}

	/**
	 * The tools with a tag; no tasks.
	 * @param tag the tag
	 * @return a callback for each
	 */
	public List<ToolCallback> tagged(String tag) {
		return where((tool) -> tool.tags().contains(tag));
	}

	/**
	 * One capability as a tool, be it a tool or a task.
	 * @param name its name
	 * @return the callback
	 * @throws IllegalArgumentException if nothing has that name
	 */
	public ToolCallback named(String name) {
		Capability capability = this.registry.find(name)
			.orElseThrow(() -> new IllegalArgumentException("There is no task or tool '" + name + "'"));
		return new CapabilityToolCallback(capability, this.caller);
	}

	private List<ToolCallback> where(Predicate<Capability> wanted) {
		return this.registry.all()
			.stream()
			.filter((capability) -> capability.kind() == CapabilityKind.TOOL)
			.filter(wanted)
			.<ToolCallback>map((capability) -> new CapabilityToolCallback(capability, this.caller))
			.toList();
	}

}
