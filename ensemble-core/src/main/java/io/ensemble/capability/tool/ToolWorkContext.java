package io.ensemble.capability.tool;

import io.ensemble.capability.DelegatingWorkContext;
import io.ensemble.capability.WorkContext;
import org.jspecify.annotations.Nullable;

/**
 * The calling work with the input of the tool. What the tool says of its own output is
 * not about the caller's and is dropped.
 */
final class ToolWorkContext extends DelegatingWorkContext {

	private final String input;

	ToolWorkContext(WorkContext caller, String input) {
		super(caller);
		this.input = input;
	}

	@Override
	public String input() {
		return this.input;
	}

	@Override
	public void progress(String message, @Nullable Integer percentComplete) {
		super.progress(message, null);
	}

	@Override
	public void partial(String output) {
	}

	@Override
	public void caveat(String reason) {
	}

}
