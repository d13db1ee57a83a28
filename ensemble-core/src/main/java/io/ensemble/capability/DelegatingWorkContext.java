package io.ensemble.capability;

import java.time.Instant;

import io.ensemble.work.Delegation;
import io.ensemble.work.TraceContext;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.token.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * A part of other work: whatever it does not change is the other's.
 */
public abstract class DelegatingWorkContext implements WorkContext {

	private final WorkContext delegate;

	/**
	 * Create a part.
	 * @param delegate the other work
	 */
	protected DelegatingWorkContext(WorkContext delegate) {
		this.delegate = delegate;
	}

	@Override
	public WorkRecord work() {
		return this.delegate.work();
	}

	@Override
	public @Nullable Instant expiresAt() {
		return this.delegate.expiresAt();
	}

	@Override
	public String input() {
		return this.delegate.input();
	}

	@Override
	public TraceContext trace() {
		return this.delegate.trace();
	}

	@Override
	public void progress(String message, @Nullable Integer percentComplete) {
		this.delegate.progress(message, percentComplete);
	}

	@Override
	public void partial(String output) {
		this.delegate.partial(output);
	}

	@Override
	public void caveat(String reason) {
		this.delegate.caveat(reason);
	}

	@Override
	public void tokens(TokenUsage usage) {
		this.delegate.tokens(usage);
	}

	@Override
	public void delegated(Delegation delegation) {
		this.delegate.delegated(delegation);
	}

	@Override
	public String nextChildId() {
		return this.delegate.nextChildId();
	}

	@Override
	public WorkJournal journal() {
		return this.delegate.journal();
	}

	@Override
	public boolean isCancelled() {
		return this.delegate.isCancelled();
	}

	@Override
	public boolean isHandedOver() {
		return this.delegate.isHandedOver();
	}

	@Override
	public Runnable onCancel(Runnable action) {
		return this.delegate.onCancel(action);
	}

}
