package io.ensemble.network.call;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Marks output that is not the whole result, for models and people.
 */
final class PartialOutput {

	private PartialOutput() {
	}

	static String mark(@Nullable String output, @Nullable Duration deadline) {
		String mark = "[Incomplete: the deadline" + ((deadline != null) ? " of " + deadline : "") + " passed]";
		return (output == null || output.isEmpty()) ? mark : mark + "\n" + output;
	}

}
