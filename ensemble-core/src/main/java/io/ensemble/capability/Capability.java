package io.ensemble.capability;

import java.util.Set;

import io.ensemble.work.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Something that the ensemble can do. Build with {@link #task(String)} or
 * {@link #tool(String)}; a bean of this type is registered like an annotated method.
 *
 * @param name unique among the tasks and tools of the ensemble
 * @param kind task or tool
 * @param description what it does, for models and people
 * @param expectedOutput what the output looks like; {@code null} if nobody said
 * @param tags words to find it by
 * @param inputSchema the JSON schema of the input
 * @param shared whether others may ask for it
 * @param gate who has to agree first; {@code null} for nobody
 * @param source where it is defined, for error messages
 * @param invoker does the work
 */
public record Capability(String name, CapabilityKind kind, String description, @Nullable String expectedOutput,
		Set<String> tags, String inputSchema, boolean shared, @Nullable Gate gate, String source,
		CapabilityInvoker invoker) {

	public Capability {
		if (!Limits.isName(name)) {
			throw new InvalidCapabilityException(source,
					"the name '" + name + "' must be 1 to 128 characters of [A-Za-z0-9._-]");
		}
		if (description.isBlank()) {
			throw new InvalidCapabilityException(source, "'" + name + "' needs a description");
		}
		tags = Set.copyOf(tags);
	}

	/**
	 * Start the definition of a task.
	 * @param name its name
	 * @return a builder
	 */
	public static CapabilityBuilder task(String name) {
		return new CapabilityBuilder(name, CapabilityKind.TASK);
	}

	/**
	 * Start the definition of a tool.
	 * @param name its name
	 * @return a builder
	 */
	public static CapabilityBuilder tool(String name) {
		return new CapabilityBuilder(name, CapabilityKind.TOOL);
	}

	/**
	 * The same capability, said to be defined elsewhere.
	 * @param source where, for error messages
	 * @return a copy
	 */
	public Capability withSource(String source) {
		return new Capability(this.name, this.kind, this.description, this.expectedOutput, this.tags, this.inputSchema,
				this.shared, this.gate, source, this.invoker);
	}

}
