package io.ensemble.test.network;

import java.util.concurrent.CompletableFuture;

import io.ensemble.network.CallOptions;
import io.ensemble.network.CallRunner;
import io.ensemble.network.RemoteTarget;
import io.ensemble.network.RemoteWork;
import io.ensemble.test.time.VirtualWork;

/**
 * Calls whose callers wait on virtual time.
 */
public final class VirtualCalls implements CallRunner {

	private final CallRunner runner;

	private final VirtualWork work;

	/**
	 * Let the callers of a runner wait on virtual time.
	 * @param runner makes the calls
	 * @param work knows how to wait
	 */
	public VirtualCalls(CallRunner runner, VirtualWork work) {
		this.runner = runner;
		this.work = work;
	}

	@Override
	public RemoteWork<String> start(RemoteTarget target, Object input, CallOptions options) {
		return this.runner.start(target, input, options);
	}

	@Override
	public <T> T read(RemoteTarget target, String output, Class<T> type) {
		return this.runner.read(target, output, type);
	}

	@Override
	public <T> T await(RemoteTarget target, CompletableFuture<T> result) {
		this.work.await(result);
		return this.runner.await(target, result);
	}

}
