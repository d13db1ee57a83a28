package io.ensemble.capability;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link Capability}; not thread-safe.
 */
public final class CapabilityBuilder {

	/** The schema of plain text. */
	static final String TEXT_SCHEMA = "{\"type\":\"string\"}";

	private final String name;

	private final CapabilityKind kind;

	private String description;

	private @Nullable String expectedOutput;

	private Set<String> tags = Set.of();

	private String inputSchema = TEXT_SCHEMA;

	private boolean shared = true;

	private @Nullable Gate gate;

	private String source = "a programmatic registration";

	CapabilityBuilder(String name, CapabilityKind kind) {
		this.name = name;
		this.kind = kind;
		this.description = name;
	}

	/**
	 * Say what it does.
	 * @param description for models and people
	 * @return this builder
	 */
	public CapabilityBuilder description(String description) {
		this.description = description;
		return this;
	}

	/**
	 * Say what the output looks like.
	 * @param expectedOutput for models and people
	 * @return this builder
	 */
	public CapabilityBuilder expectedOutput(@Nullable String expectedOutput) {
		this.expectedOutput = expectedOutput;
		return this;
	}

	/**
	 * Say which words it is found by.
	 * @param tags the tags
	 * @return this builder
	 */
	public CapabilityBuilder tags(String... tags) {
		this.tags = Set.of(tags);
		return this;
	}

	/**
	 * Say what the input looks like; plain text if not said.
	 * @param inputSchema a JSON schema
	 * @return this builder
	 */
	public CapabilityBuilder inputSchema(String inputSchema) {
		this.inputSchema = inputSchema;
		return this;
	}

	/**
	 * Keep it to this ensemble.
	 * @return this builder
	 */
	public CapabilityBuilder unshared() {
		this.shared = false;
		return this;
	}

	/**
	 * Let a person agree before each start.
	 * @param gate who, and what is asked
	 * @return this builder
	 */
	public CapabilityBuilder gate(@Nullable Gate gate) {
		this.gate = gate;
		return this;
	}

	/**
	 * Say where it is defined, for error messages.
	 * @param source bean and method
	 * @return this builder
	 */
	public CapabilityBuilder source(String source) {
		this.source = source;
		return this;
	}

	/**
	 * Finish with work from text to text.
	 * @param handler does the work, may block
	 * @return the capability
	 */
	public Capability handler(Function<String, String> handler) {
		return invoker((context) -> CompletableFuture.completedFuture(handler.apply(context.input())));
	}

	/**
	 * Finish with an invoker.
	 * @param invoker does the work
	 * @return the capability
	 */
	public Capability invoker(CapabilityInvoker invoker) {
		return new Capability(this.name, this.kind, this.description, this.expectedOutput, this.tags, this.inputSchema,
				this.shared, this.gate, this.source, invoker);
	}

}
