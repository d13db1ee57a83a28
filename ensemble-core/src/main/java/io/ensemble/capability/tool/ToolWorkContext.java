package io.ensemble.capability.tool;

import io.ensemble.capability.WorkContext;
import io.ensemble.work.Delegation;
import io.ensemble.work.TokenUsage;
import io.ensemble.work.TraceContext;
import io.ensemble.work.WorkRecord;
import org.jspecify.annotations.Nullable;

/**
 * The calling work with the input of the tool. What the tool leaves as partial output is
 * not the caller's and is dropped.
 *
 * @param caller the calling work
 * @param input the input of the tool
 */
record ToolWorkContext(WorkContext caller, String input) implements WorkContext {

	@Override
	public WorkRecord work() {
		return this.caller.work();
	}

	@Override
	public TraceContext trace() {
		return this.caller.trace();
	}

	@Override
	public void progress(String message, @Nullable Integer percentComplete) {
		this.caller.progress(message, null);
	}

	@Override
	public void partial(String output) {
	}

	@Override
	public void tokens(TokenUsage usage) {
		this.caller.tokens(usage);
	}

	@Override
	public void delegated(Delegation delegation) {
		this.caller.delegated(delegation);
	}

	@Override
	public String nextChildId() {
		return this.caller.nextChildId();
	}

	@Override
	public boolean isCancelled() {
		return this.caller.isCancelled();
	}

	@Override
	public void onCancel(Runnable action) {
		this.caller.onCancel(action);
	}

}
