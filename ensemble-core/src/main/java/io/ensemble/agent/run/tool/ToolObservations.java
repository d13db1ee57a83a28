package io.ensemble.agent.run.tool;

import java.util.Objects;
import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.observation.DefaultToolCallingObservationConvention;
import org.springframework.ai.tool.observation.ToolCallingObservationContext;
import org.springframework.ai.tool.observation.ToolCallingObservationDocumentation;

/**
 * Observes the tool calls of a run as Spring AI does, as children of what the run does at
 * the time, whichever thread they are made on.
 *
 * @param registry is told
 * @param parent what the run does; {@code null} if that is not observed
 */
record ToolObservations(ObservationRegistry registry, @Nullable Observation parent) {

	private static final DefaultToolCallingObservationConvention CONVENTION = new DefaultToolCallingObservationConvention();

	/**
	 * For the tool calls that this thread is about to spread over others.
	 * @param registry is told
	 * @return observations below the current one
	 */
	static ToolObservations belowCurrent(ObservationRegistry registry) {
		return new ToolObservations(registry, registry.getCurrentObservation());
	}

	/**
	 * Make a call.
	 * @param tool the tool
	 * @param arguments what it is called with
	 * @param body calls it
	 * @return what it says, an empty text if it says nothing
	 */
	String observe(ToolCallback tool, String arguments, Supplier<@Nullable String> body) {
		ToolCallingObservationContext context = ToolCallingObservationContext.builder()
			.toolDefinition(tool.getToolDefinition())
			.toolMetadata(tool.getToolMetadata())
			.toolCallArguments(arguments)
			.build();
		Observation observation = ToolCallingObservationDocumentation.TOOL_CALL
			.observation(null, CONVENTION, () -> context, this.registry)
			.parentObservation(this.parent);
		return Objects.requireNonNull(observation.observe(() -> {
			String said = body.get();
			context.setToolCallResult(said);
			return Objects.requireNonNullElse(said, "");
		}));
	}

}
