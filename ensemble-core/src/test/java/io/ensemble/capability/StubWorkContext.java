package io.ensemble.capability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.work.Delegation;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.TraceContext;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.token.TokenUsage;

/**
 * Work that runs without an engine, and remembers what its handler told.
 */
public final class StubWorkContext implements WorkContext {

	private final WorkRecord work;

	private final List<String> progress = new ArrayList<>();

	private final List<String> partials = new ArrayList<>();

	private final AtomicInteger children = new AtomicInteger();

	private StubWorkContext(WorkRecord work) {
		this.work = work;
	}

	public static StubWorkContext of(String input) {
		WorkRequest request = WorkRequest.of("request-1", "task", input).build();
		return new StubWorkContext(WorkRecord.queued(new Submission(request, WorkKey.ANYONE, Ingress.HTTP),
				Instant.parse("2026-03-06T09:00:00Z")));
	}

	public List<String> reported() {
		return this.progress;
	}

	public List<String> partials() {
		return this.partials;
	}

	@Override
	public WorkRecord work() {
		return this.work;
	}

	@Override
	public TraceContext trace() {
		return new TraceContext("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", null);
	}

	@Override
	public void progress(String message, Integer percentComplete) {
		this.progress.add((percentComplete != null) ? message + " " + percentComplete : message);
	}

	@Override
	public void partial(String output) {
		this.partials.add(output);
	}

	@Override
	public void tokens(TokenUsage usage) {
	}

	@Override
	public void delegated(Delegation delegation) {
	}

	@Override
	public String nextChildId() {
		return "request-1:" + this.children.incrementAndGet();
	}

	@Override
	public boolean isCancelled() {
		return false;
	}

	@Override
	public Runnable onCancel(Runnable action) {
		return () -> {
		};
	}

}
